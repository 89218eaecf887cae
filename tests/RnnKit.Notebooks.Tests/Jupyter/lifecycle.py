"""What a kernel does while a cell runs and does not want to end, and how a kernel itself ends."""
import os, signal, time

import zmq

from client import *


def control_is_answered_while_a_cell_runs():
    msg_id = start('while (!Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken.IsCancellationRequested) System.Threading.Thread.Sleep(1);')
    same(ask('kernel_info_request', 'control')[0]['status'], 'ok')
    same(ask('interrupt_request', 'control')[0], {'status': 'ok'})
    same(reply_to(msg_id)['content']['ename'], 'Interrupted')


def start(code):
    """Sends a cell and waits until it runs."""
    msg_id = send('execute_request', **request('Console.WriteLine("started"); ' + code))
    while True:
        message = kc.get_iopub_msg(timeout=LATE)
        if message['parent_header'].get('msg_id') == msg_id and message['msg_type'] == 'stream':
            return msg_id


def stopped_after_half_a_second(code, stop):
    msg_id = start(code)
    time.sleep(0.5)
    begin = time.time()
    stop()
    content = reply_to(msg_id)['content']
    seconds = time.time() - begin
    same((content['status'], content['ename']), ('error', 'Interrupted'))
    assert seconds < 20, 'it took %.1f s' % seconds
    return content['traceback'][1]


def loops_that_listen_are_stopped_and_keep_what_they_have():
    code = 'int steps = 0; while (!Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken.IsCancellationRequested) { steps++; System.Threading.Thread.Sleep(1); }'
    same(stopped_after_half_a_second(code, km.interrupt_kernel), 'It ended by itself: what it declared is kept.')
    same(text(run('(steps > 10).ToString()')[1][1]), 'True')


def loops_that_do_not_listen_are_stopped():
    run('var kept = "kept";')
    for code in ('while (true) { }', 'System.Threading.Thread.Sleep(60000);', 'await Task.Delay(60000);'):
        told = stopped_after_half_a_second(code, km.interrupt_kernel)
        assert told.startswith('What it had declared and set is kept'), told
    same(text(run('kept')[1][1]), 'kept')


def a_question_can_be_stopped():
    msg_id = send('execute_request', **request('await GetInputAsync("?")', allow_stdin=True))
    kc.get_stdin_msg(timeout=LATE)
    km.interrupt_kernel()
    same(reply_to(msg_id)['content']['ename'], 'Interrupted')


def a_signal_stops_too():
    stopped_after_half_a_second('while (true) { }', lambda: os.kill(km.provisioner.pid, signal.SIGINT))
    same(run('var fine = 1;')[0]['status'], 'ok')


def the_heart_beats_while_a_cell_runs():
    msg_id = send('execute_request', **request('System.Threading.Thread.Sleep(1000);'))
    heart = zmq.Context.instance().socket(zmq.REQ)
    heart.connect('tcp://127.0.0.1:%d' % km.hb_port)
    for beat in (b'one', b'two'):
        heart.send(beat)
        assert heart.poll(LATE * 1000)
        same(heart.recv(), beat)
    heart.close(linger=0)
    same(reply_to(msg_id)['content']['status'], 'ok')


def a_restart_forgets():
    run('int before = 1;')
    km.restart_kernel()
    kc.wait_for_ready(timeout=LATE)
    content, _ = run('before')
    same((content['ename'], content['execution_count']), ('Compilation error', 1))


def a_shutdown_is_answered_and_ends_the_process():
    run('new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start();')
    content, messages = ask('shutdown_request', 'control', restart=False)
    same(content, {'status': 'ok', 'restart': False})
    same(kinds(messages), ['shutdown_reply'])
    end = time.time() + LATE
    while km.is_alive() and time.time() < end:
        time.sleep(0.05)
    assert not km.is_alive(), 'the process goes on'
