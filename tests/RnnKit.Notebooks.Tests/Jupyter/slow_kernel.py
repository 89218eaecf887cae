"""A kernel that says it is busy for three seconds before its first reply. Its cell shows how often it had been asked who it is."""
import json, sys, time

import zmq
from jupyter_client.session import Session

with open(sys.argv[1]) as file:
    connection = json.load(file)
session = Session(key=connection['key'].encode())
context = zmq.Context()


def bound(kind, port):
    socket = context.socket(kind)
    socket.bind(f"tcp://{connection['ip']}:{connection[port]}")
    return socket


shell, control, iopub = bound(zmq.ROUTER, 'shell_port'), bound(zmq.ROUTER, 'control_port'), bound(zmq.PUB, 'iopub_port')
shell.poll()
begin = time.time()
while time.time() < begin + 3:
    session.send(iopub, 'status', {'execution_state': 'busy'})
    time.sleep(0.05)
asked = 0
while not control.poll(timeout=0):
    if not shell.poll(timeout=50):
        continue
    identities, message = session.recv(shell, mode=0)
    if message['msg_type'] == 'execute_request':
        session.send(iopub, 'stream', {'name': 'stdout', 'text': str(asked)}, message)
        session.send(iopub, 'status', {'execution_state': 'idle'}, message)
    else:
        asked += 1
        session.send(iopub, 'status', {'execution_state': 'idle'}, message)
        session.send(shell, 'kernel_info_reply', {'status': 'ok'}, message, ident=identities)
