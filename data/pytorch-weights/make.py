"""Makes the files of this folder with PyTorch: modules, their weights, an input and what they make of it.

from-rnnkit.safetensors is RnnKit's own: notebook 16 exports it. Here PyTorch reads it and computes an output.

From the top folder of the repository:  python3 data/pytorch-weights/make.py
It needs PyTorch alone. Everything is in single precision, from a fixed seed, on one thread.
"""

import json
import pathlib
import struct

import torch
from torch import nn

STEPS, BATCH, INPUT, HIDDEN, CLASSES, SIZE, HEADS = 6, 2, 3, 4, 5, 8, 2


def save(name, tensors):
    """Writes the safetensors format: length of the header, header, numbers."""
    header, data = {"__metadata__": {"format": "pt", "torch": torch.__version__}}, b""
    for key, tensor in tensors.items():
        flat = tensor.detach().contiguous().flatten().tolist()
        raw = struct.pack(f"<{len(flat)}f", *flat)
        header[key] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path = pathlib.Path(__file__).parent / f"{name}.safetensors"
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def load(name):
    """Reads what save wrote, and what RnnKit writes: all of it single precision."""
    raw = (pathlib.Path(__file__).parent / f"{name}.safetensors").read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header, tensors = json.loads(raw[8 : 8 + size]), {}
    for key, entry in header.items():
        if key != "__metadata__":
            begin, end = entry["data_offsets"]
            flat = struct.unpack(f"<{(end - begin) // 4}f", raw[8 + size + begin : 8 + size + end])
            tensors[key] = torch.tensor(flat).reshape(entry["shape"])
    return tensors


class Tagger(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.rnn = kind(INPUT, HIDDEN)
        self.head = nn.Linear(HIDDEN, CLASSES)

    def forward(self, x):
        return self.head(self.rnn(x)[0])


def main():
    torch.manual_seed(16)
    torch.set_num_threads(1)
    tagger = Tagger(nn.LSTM)
    x = torch.rand(STEPS, BATCH, INPUT) * 2 - 1
    save("tagger", tagger.state_dict())
    save("tagger-run", {"x": x, "y": tagger(x)})

    attention = nn.MultiheadAttention(SIZE, HEADS)
    nn.init.uniform_(attention.in_proj_bias, -0.5, 0.5)
    nn.init.uniform_(attention.out_proj.bias, -0.5, 0.5)
    x = torch.rand(STEPS, BATCH, SIZE) * 2 - 1
    save("attention", attention.state_dict())
    save("attention-run", {"x": x, "y": attention(x, x, x)[0]})

    carried = Tagger(nn.GRU)
    carried.load_state_dict(load("from-rnnkit"))
    x = torch.rand(STEPS, BATCH, INPUT) * 2 - 1
    save("from-rnnkit-run", {"x": x, "y": carried(x)})


if __name__ == "__main__":
    main()
