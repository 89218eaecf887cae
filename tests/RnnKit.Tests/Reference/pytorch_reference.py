"""Computes the reference values of the tests with PyTorch and writes them to safetensors files beside this script.

Run once, by hand, after a change of this script:  python3 pytorch_reference.py
It needs PyTorch alone; the tests need only the files. Everything is in double, from a fixed seed.
"""

import json
import pathlib
import struct

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

INPUT, HIDDEN, BATCH, LENGTHS = 3, 4, 3, [6, 2, 5]
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def save(name, tensors, **metadata):
    """Writes the safetensors format: length of the header, header, numbers."""
    header, data = {"__metadata__": {**metadata, "torch": torch.__version__}}, b""
    for key, tensor in tensors.items():
        values = tensor.detach().contiguous()
        integer = not values.is_floating_point()
        flat = values.flatten().tolist()
        raw = struct.pack(f"<{len(flat)}{'q' if integer else 'd'}", *flat)
        header[key] = {
            "dtype": "I64" if integer else "F64",
            "shape": list(values.shape),
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path = pathlib.Path(__file__).parent / f"{name}.safetensors"
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def with_parameters(module, tensors):
    """Draws every parameter, the biases too, and writes them down."""
    for key, parameter in module.named_parameters():
        nn.init.uniform_(parameter, -0.6, 0.6)
        tensors["value." + key] = parameter.clone()


def gradients(module, tensors):
    for key, parameter in module.named_parameters():
        tensors["gradient." + key] = parameter.grad


def recurrent(kind, layers, directions):
    """A run over packed sequences of different lengths; the loss listens to every output and every final state."""
    arguments = dict(num_layers=layers, bidirectional=directions == 2)
    module = {
        "rnn_tanh": lambda: nn.RNN(INPUT, HIDDEN, nonlinearity="tanh", **arguments),
        "rnn_relu": lambda: nn.RNN(INPUT, HIDDEN, nonlinearity="relu", **arguments),
        "lstm": lambda: nn.LSTM(INPUT, HIDDEN, **arguments),
        "gru": lambda: nn.GRU(INPUT, HIDDEN, **arguments),
    }[kind]()
    tensors = {}
    with_parameters(module, tensors)
    x = torch.rand(max(LENGTHS), BATCH, INPUT) * 2 - 1
    x *= (torch.arange(max(LENGTHS))[:, None] < torch.tensor(LENGTHS))[:, :, None]
    names = ["h", "c"] if kind == "lstm" else ["h"]
    initial = [torch.rand(layers * directions, BATCH, HIDDEN) * 2 - 1 for _ in names]
    for tensor in [x, *initial]:
        tensor.requires_grad_()
    packed = pack_padded_sequence(x, torch.tensor(LENGTHS), enforce_sorted=False)
    output, final = module(packed, tuple(initial) if kind == "lstm" else initial[0])
    output, _ = pad_packed_sequence(output)
    final = list(final) if kind == "lstm" else [final]

    d_output = torch.rand(output.shape) * 2 - 1
    d_final = [torch.rand(state.shape) * 2 - 1 for state in final]
    ((output * d_output).sum() + sum((s * d).sum() for s, d in zip(final, d_final))).backward()

    tensors |= {"lengths": torch.tensor(LENGTHS), "x": x, "output": output, "d_output": d_output, "gradient.x": x.grad}
    for name, start, end, d_end in zip(names, initial, final, d_final):
        tensors |= {f"initial.{name}": start, f"final.{name}": end, f"d_final.{name}": d_end, f"gradient.initial.{name}": start.grad}
    gradients(module, tensors)
    save(f"{kind}_{layers}_{directions}", tensors)


def attention():
    """Multi-head attention of a batch with padded keys; weights per head."""
    size, heads, queries, keys = 8, 2, 3, 5
    module = nn.MultiheadAttention(size, heads)
    tensors = {}
    with_parameters(module, tensors)
    query, key, value = (torch.rand(steps, BATCH, size) * 2 - 1 for steps in (queries, keys, keys))
    for tensor in (query, key, value):
        tensor.requires_grad_()
    lengths = torch.tensor([5, 2, 4])
    padding = torch.arange(keys)[None, :] >= lengths[:, None]
    output, weights = module(query, key, value, key_padding_mask=padding, average_attn_weights=False)
    d_output = torch.rand(output.shape) * 2 - 1
    (output * d_output).sum().backward()
    tensors |= {"lengths": lengths, "query": query, "key": key, "value": value, "output": output, "weights": weights, "d_output": d_output}
    tensors |= {"gradient.query": query.grad, "gradient.key": key.grad, "gradient.value": value.grad}
    gradients(module, tensors)
    save("multihead_attention", tensors, heads=str(heads))


def cross_entropy():
    """Plain and smoothed, with positions to ignore."""
    logits = (torch.rand(5, BATCH, 7) * 8 - 4).requires_grad_()
    targets = torch.randint(0, 7, (5, BATCH))
    targets[3:, 1] = -1
    targets[0, 2] = -1
    tensors = {"logits": logits, "targets": targets}
    for name, smoothing in (("plain", 0.0), ("smoothed", 0.1)):
        logits.grad = None
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-1, label_smoothing=smoothing)
        loss.backward()
        tensors |= {f"loss.{name}": loss, f"gradient.{name}": logits.grad.clone()}
    save("cross_entropy", tensors)


def optimizers():
    """Twenty steps each, along the same given gradients."""
    start = torch.rand(11) * 2 - 1
    given = (torch.rand(20, 11) * 2 - 1) * torch.logspace(-3, 1, 11)
    tensors = {"start": start, "gradients": given}
    for name, make in {
        "momentum": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.95, eps=1e-6),
        "adam": lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.9, 0.999), eps=1e-8),
        "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, betas=(0.8, 0.99), eps=1e-8, weight_decay=0.1),
    }.items():
        parameter = nn.Parameter(start.clone())
        optimizer = make([parameter])
        path = []
        for gradient in given:
            parameter.grad = gradient.clone()
            optimizer.step()
            path.append(parameter.detach().clone())
        tensors[name] = torch.stack(path)
    save("optimizers", tensors)


def main():
    torch.manual_seed(20)
    for kind in ("rnn_tanh", "rnn_relu", "lstm", "gru"):
        for layers in (1, 2):
            for directions in (1, 2):
                recurrent(kind, layers, directions)
    attention()
    cross_entropy()
    optimizers()


if __name__ == "__main__":
    main()
