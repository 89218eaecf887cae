"""A kernel that runs, a client of jupyter_client beside it, and what scenarios ask of both."""
import signal, sys

from jupyter_client.manager import KernelManager

# Started in the background by a shell, this program ignores Ctrl-C, and the kernel would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

LATE = 60
km = KernelManager(kernel_name=sys.argv[1])
km.shutdown_wait_time = LATE
km.start_kernel()
kc = km.client()
kc.start_channels()
kc.wait_for_ready(timeout=LATE)


def send(msg_type, channel='shell', client=None, **content):
    client = client or kc
    message = client.session.msg(msg_type, content)
    getattr(client, channel + '_channel').send(message)
    return message['header']['msg_id']


def reply_to(msg_id, channel='shell', timeout=LATE):
    while True:
        reply = getattr(kc, 'get_%s_msg' % channel)(timeout=timeout)
        if reply['parent_header'].get('msg_id') == msg_id:
            return reply


def published_for(msg_id, client=None):
    """What a request caused, from busy to idle."""
    messages = []
    while True:
        message = (client or kc).get_iopub_msg(timeout=LATE)
        if message['parent_header'].get('msg_id') != msg_id:
            continue
        messages.append(message)
        if message['content'].get('execution_state') == 'idle':
            states = [m['content']['execution_state'] for m in messages if m['msg_type'] == 'status']
            assert states == ['busy', 'idle'] and messages[0]['msg_type'] == 'status', states
            return messages[1:-1]


def ask(msg_type, channel='shell', **content):
    msg_id = send(msg_type, channel, **content)
    reply = reply_to(msg_id, channel)
    assert reply['msg_type'] == msg_type.replace('_request', '_reply'), reply['msg_type']
    return reply['content'], published_for(msg_id)


def request(code, **options):
    return dict(dict(code=code, silent=False, store_history=True, user_expressions={}, allow_stdin=False, stop_on_error=True), **options)


def run(code, **options):
    return ask('execute_request', **request(code, **options))


def kinds(messages):
    return [m['msg_type'] for m in messages]


def same(got, wanted):
    assert got == wanted, 'got %r, wanted %r' % (got, wanted)


def text(message):
    return message['content']['data']['text/plain']
