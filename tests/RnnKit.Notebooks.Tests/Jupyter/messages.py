"""What a kernel answers to each kind of message, and what it publishes besides."""
import os, queue, socket

import zmq

from client import *


def kernel_info():
    content, messages = ask('kernel_info_request')
    same(content['status'], 'ok')
    same(content['protocol_version'], '5.4')
    same(content['language_info']['name'], 'C#')
    same(content['language_info']['file_extension'], '.cs')
    same(messages, [])


def a_value_is_an_execute_result():
    content, messages = run('"a" + 1')
    same(kinds(messages), ['execute_input', 'execute_result'])
    same(text(messages[1]), 'a1')
    same(messages[0]['content']['code'], '"a" + 1')
    assert content['status'] == 'ok' and content['user_expressions'] == {} and content['payload'] == []
    same([m['content']['execution_count'] for m in messages], [content['execution_count']] * 2)
    again, _ = run('var fine = 1;')
    same(again['execution_count'], content['execution_count'] + 1)


def streams_and_displays_come_in_the_order_of_the_cell():
    _, messages = run('Console.Write("a"); Console.Write("b"); Console.Error.Write("c"); display("d"); Console.Write("e");')
    same([(m['msg_type'], m['content'].get('text') or m['content'].get('name') or '') for m in messages[1:]],
         [('stream', 'ab'), ('stream', 'c'), ('display_data', ''), ('stream', 'e')])
    same([m['content']['name'] for m in messages if m['msg_type'] == 'stream'], ['stdout', 'stderr', 'stdout'])


def a_display_is_updated_by_its_id():
    _, messages = run('var shown = display("one"); shown.Update("two");')
    same(kinds(messages), ['execute_input', 'display_data', 'update_display_data'])
    ids = {m['content']['transient']['display_id'] for m in messages[1:]}
    _, later = run('shown.Update("three");')
    same(kinds(later), ['execute_input', 'update_display_data'])
    ids.add(later[1]['content']['transient']['display_id'])
    same(len(ids), 1)
    same([text(m) for m in messages[1:] + later[1:]], ['one', 'two', 'three'])


def an_output_is_cleared_at_once_or_by_the_next_one():
    _, messages = run('Console.Write("a"); ClearOutput(); Console.Write("b"); ClearOutput(wait: true); Console.Write("c");')
    same([(m['msg_type'], m['content'].get('text', m['content'].get('wait'))) for m in messages[1:]],
         [('stream', 'a'), ('clear_output', False), ('stream', 'b'), ('clear_output', True), ('stream', 'c')])


def an_exception_is_told_with_its_line():
    content, messages = run('int x = 1;\nthrow new InvalidOperationException("no " + x);')
    same(kinds(messages), ['execute_input', 'error'])
    same(content['status'], 'error')
    same((content['ename'], content['evalue']), ('System.InvalidOperationException', 'no 1'))
    assert any('cell [%d], line 2' % content['execution_count'] in line for line in content['traceback']), content['traceback']
    same({k: messages[1]['content'][k] for k in ('ename', 'evalue', 'traceback')}, {k: content[k] for k in ('ename', 'evalue', 'traceback')})


def code_that_does_not_compile_is_an_error():
    content, messages = run('int y = "text";')
    same(kinds(messages), ['execute_input', 'error'])
    assert content['ename'] == 'Compilation error' and 'CS0029' in content['evalue'], content


def silent_code_publishes_nothing_and_is_not_counted():
    before, _ = run('int quiet = 1;')
    content, messages = run('quiet = 2; Console.Write("x"); quiet.ToString()', silent=True)
    same((content['status'], messages, content['execution_count']), ('ok', [], before['execution_count']))
    content, messages = run('quiet.ToString()', store_history=False)
    same((text(messages[1]), content['execution_count']), ('2', before['execution_count']))


def user_expressions_are_evaluated_after_the_cell():
    content, _ = run('var seen = "s";', user_expressions={'good': 'seen + "!"', 'bad': 'nowhere'})
    good, bad = content['user_expressions']['good'], content['user_expressions']['bad']
    same((good['status'], good['data']['text/plain']), ('ok', 's!'))
    same((bad['status'], bad['ename']), ('error', 'Compilation error'))


def a_failure_aborts_the_cells_that_wait_behind_it():
    first = send('execute_request', **request('System.Threading.Thread.Sleep(500); throw new Exception("x");'))
    second = send('execute_request', **request('int never = 1;'))
    same(reply_to(first)['content']['status'], 'error')
    same(reply_to(second)['content']['status'], 'aborted')
    same(kinds(published_for(second)), [])
    same(run('var fine = 1;')[0]['status'], 'ok')


def a_failure_aborts_nothing_when_stop_on_error_is_false():
    first = send('execute_request', **request('System.Threading.Thread.Sleep(500); throw new Exception("x");', stop_on_error=False))
    second = send('execute_request', **request('int still = 1;'))
    same(reply_to(first)['content']['status'], 'error')
    same(reply_to(second)['content']['status'], 'ok')


def is_complete():
    same(ask('is_complete_request', code='1 + 1')[0], {'status': 'complete'})
    same(ask('is_complete_request', code='  if (true) {')[0], {'status': 'incomplete', 'indent': '      '})
    same(ask('is_complete_request', code='}')[0], {'status': 'invalid'})


def completion():
    run('double learningRate = 0.1;')
    content, messages = ask('complete_request', code='"𝒳"; learn', cursor_pos=10)
    same((content['status'], content['matches'], content['cursor_start'], content['cursor_end']), ('ok', ['learningRate'], 5, 10))
    same(content['metadata']['_jupyter_types_experimental'][0]['type'], 'variable')
    same(messages, [])
    same(ask('complete_request', code='Math.Tanh', cursor_pos=7)[0]['matches'], ['Tan', 'Tanh', 'Tau'])


def inspection():
    content = ask('inspect_request', code='Math.Tanh(1)', cursor_pos=6, detail_level=0)[0]
    same((content['status'], content['found']), ('ok', True))
    assert 'double Math.Tanh(double value)' in content['data']['text/plain'], content['data']
    content = ask('inspect_request', code='unknown', cursor_pos=3, detail_level=0)[0]
    same((content['status'], content['found'], content['data']), ('ok', False, {}))


def a_request_that_cannot_be_followed_is_answered_with_an_error():
    same(ask('inspect_request', code='Math.Tanh(1)', cursor_pos='x', detail_level=0)[0]['status'], 'ok')
    half = b'{"code": "\\ud800"}'  # half of a character
    for msg_type, published in (('execute_request', ['error']), ('complete_request', [])):
        message = kc.session.msg(msg_type, {})
        frames = kc.session.serialize(message)
        frames = frames[:1] + [kc.session.sign(frames[2:-1] + [half])] + frames[2:-1] + [half]
        kc.shell_channel.socket.send_multipart(frames)
        msg_id = message['header']['msg_id']
        same((reply_to(msg_id)['content']['status'], kinds(published_for(msg_id))), ('error', published))
    same(run('var fine = 1;')[0]['status'], 'ok')


def code_nested_deep_does_no_harm_while_it_is_typed():
    assert ask('is_complete_request', code='(' * 30000)[0]['status'] in ('invalid', 'incomplete', 'unknown')


def an_exception_that_nobody_can_catch_is_told_and_the_kernel_goes_on():
    _, messages = run('new System.Threading.Thread(() => throw new Exception("lost")).Start(); await Task.Delay(2000);')
    same([(m['content']['name'], m['content']['text'].splitlines()[0]) for m in messages if m['msg_type'] == 'stream'], [('stderr', 'In the background: System.Exception: lost')])
    same(text(run('"after"')[1][1]), 'after')


def history():
    line = run('"one" + "two"')[0]['execution_count']
    tail = ask('history_request', hist_access_type='tail', n=1, output=True, raw=True)[0]
    same(tail['history'], [[1, line, ['"one" + "two"', 'onetwo']]])
    found = ask('history_request', hist_access_type='search', pattern='"one" + *', n=5, unique=True, output=False, raw=True)[0]
    same(found['history'], [[1, line, '"one" + "two"']])
    ranged = ask('history_request', hist_access_type='range', session=0, start=line, stop=line + 1, output=False, raw=True)[0]
    same(ranged['history'], [[1, line, '"one" + "two"']])


def comms_are_none_and_refused():
    same(ask('comm_info_request')[0], {'status': 'ok', 'comms': {}})
    messages = published_for(send('comm_open', comm_id='c', target_name='t', data={}))
    same([(m['msg_type'], m['content']['comm_id']) for m in messages], [('comm_close', 'c')])


def an_unknown_request_gets_no_reply():
    same(published_for(send('surprise_request')), [])


def input_comes_from_the_front_end():
    msg_id = send('execute_request', **request('var name = await GetInputAsync("Who? "); name + "!"', allow_stdin=True))
    question = kc.get_stdin_msg(timeout=LATE)
    same((question['msg_type'], question['content']), ('input_request', {'prompt': 'Who? ', 'password': False}))
    same(question['parent_header']['msg_id'], msg_id)
    kc.input('Ada')
    same(text(published_for(msg_id)[1]), 'Ada!')
    msg_id = send('execute_request', **request('var secret = await GetPasswordAsync("?"); secret.GetClearTextPassword()', allow_stdin=True))
    same(kc.get_stdin_msg(timeout=LATE)['content'], {'prompt': '?', 'password': True})
    kc.input('hush')
    same(text(published_for(msg_id)[1]), 'hush')


def an_answer_to_a_question_given_up_does_not_answer_the_next():
    msg_id = send('execute_request', **request('await GetInputAsync("First?")', allow_stdin=True))
    first = kc.get_stdin_msg(timeout=LATE)
    ask('interrupt_request', 'control')
    same(reply_to(msg_id)['content']['ename'], 'Interrupted')
    msg_id = send('execute_request', **request('await GetInputAsync("Second?")', allow_stdin=True))
    second = kc.get_stdin_msg(timeout=LATE)
    for question, answer in ((first, 'late'), (second, 'right')):
        kc.stdin_channel.send(kc.session.msg('input_reply', {'value': answer, 'status': 'ok'}, parent=question['header']))
    same(text(published_for(msg_id)[1]), 'right')


def input_is_refused_where_nobody_answers():
    content, _ = run('await GetInputAsync("Who? ")', allow_stdin=False)
    same((content['status'], content['ename']), ('error', 'System.Exception'))  # what the genuine GetInputAsync throws
    assert 'nobody is there to answer' in content['evalue'], content['evalue']


def a_hundred_thousand_lines_come_whole_in_few_messages():
    _, messages = run('for (int i = 0; i < 100000; i++) Console.WriteLine(i);')
    same(''.join(m['content']['text'] for m in messages[1:]), ''.join('%d\n' % i for i in range(100000)))
    assert len(messages) < 200, len(messages)


def raw_dealer():
    dealer = zmq.Context.instance().socket(zmq.DEALER)
    dealer.linger = 0
    dealer.connect('tcp://127.0.0.1:%d' % km.shell_port)
    return dealer


def messages_not_signed_rightly_or_replayed_are_dropped():
    dealer = raw_dealer()
    good = kc.session.serialize(kc.session.msg('kernel_info_request', {}))
    wrong = [good[0], b'0' * 64] + good[2:]
    missing = [good[0], b''] + good[2:]
    changed = good[:-1] + [b'{"a":1}']
    for frames in (wrong, missing, changed, [b'nonsense'], good[:3]):
        dealer.send_multipart(frames)
    assert not dealer.poll(500), 'answered a message that was not signed rightly'
    dealer.send_multipart(good)
    assert dealer.poll(LATE * 1000), 'did not answer the good message'
    dealer.recv_multipart()
    dealer.send_multipart(good)
    assert not dealer.poll(500), 'answered a replayed message'
    dealer.close()


def garbage_on_a_port_disturbs_nobody():
    for port in (km.shell_port, km.iopub_port, km.control_port, km.stdin_port, km.hb_port):
        with socket.create_connection(('127.0.0.1', port)) as connection:
            connection.sendall(b'GET / HTTP/1.0\r\n\r\n' + os.urandom(500))
    same(run('var fine = 1;')[0]['status'], 'ok')


def several_front_ends_see_the_outputs_and_only_the_asker_gets_the_reply():
    other = km.client()
    other.start_channels()
    other.wait_for_ready(timeout=LATE)
    while True:  # what is published before its subscription has come does not reach it
        send('kernel_info_request', client=other)
        other.get_shell_msg(timeout=LATE)
        try:
            other.get_iopub_msg(timeout=0.5)
            break
        except queue.Empty:
            pass
    msg_id = send('execute_request', **request('"for all"'))
    same([text(published_for(msg_id, client)[1]) for client in (kc, other)], ['for all', 'for all'])
    same(reply_to(msg_id)['content']['status'], 'ok')
    try:
        strange = other.get_shell_msg(timeout=0.3)
        assert strange['parent_header'].get('msg_id') != msg_id, 'the reply went to the wrong front end'
    except queue.Empty:
        pass
    other.stop_channels()
