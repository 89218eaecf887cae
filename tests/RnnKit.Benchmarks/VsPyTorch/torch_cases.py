"""Answers timing requests for PyTorch, one JSON line a case, so that the caller can alternate the two libraries.

A request is a line such as `train LSTM 32 20 32 64` (batch, steps, inputs, hidden units), `forward GRU ...`,
`translate 32 10 128 2000` (batch, steps of source and target, embedding and hidden units, words), or `gemm 512`.
A training step: zero gradients, forward, a linear head on every step, softmax cross-entropy over 32 classes,
backward, gradient norm clipped to 1, one Adam step. A forward run: the layer alone, without gradients.
Translation is such a training step of an encoder-decoder of GRUs with additive attention and teacher forcing.
"""
import json
import os
import sys
import time

threads, runs = sys.argv[1], int(sys.argv[2])
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = threads

import torch  # noqa: E402 - after the thread counts are set

CLASSES = 32
torch.set_num_threads(int(threads))
torch.manual_seed(0)


def training_step(layer, x, classes):
    steps, batch, _ = x.shape
    head = torch.nn.Linear(layer.hidden_size, CLASSES)
    parameters = [*layer.parameters(), *head.parameters()]
    optimizer = torch.optim.Adam(parameters, 1e-3)

    def run():
        optimizer.zero_grad()
        output, _ = layer(x)
        logits = head(output.reshape(steps * batch, layer.hidden_size))
        torch.nn.functional.cross_entropy(logits, classes).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()

    return run


class Translator(torch.nn.Module):
    def __init__(self, size, words):
        super().__init__()
        self.source, self.target = torch.nn.Embedding(words, size), torch.nn.Embedding(words, size)
        self.encoder, self.decoder = torch.nn.GRU(size, size), torch.nn.GRUCell(2 * size, size)
        self.query, self.key = torch.nn.Linear(size, size, bias=False), torch.nn.Linear(size, size, bias=False)
        self.score = torch.nn.Linear(size, 1, bias=False)
        self.output = torch.nn.Linear(2 * size, words)

    def forward(self, source, target):
        memory, last = self.encoder(self.source(source))
        state, keys, said = last[0], self.key(memory), []
        for word in self.target(target):
            scores = self.score(torch.tanh(self.query(state)[None] + keys))
            context = (torch.softmax(scores, 0) * memory).sum(0)
            state = self.decoder(torch.cat([word, context], 1), state)
            said.append(torch.cat([state, context], 1))
        return self.output(torch.stack(said))


def translation_step(batch, steps, size, words):
    model = Translator(size, words)
    source, target = torch.randint(0, words, (steps, batch)), torch.randint(0, words, (steps + 1, batch))
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)

    def run():
        optimizer.zero_grad()
        logits = model(source, target[:-1]).reshape(-1, words)
        torch.nn.functional.cross_entropy(logits, target[1:].reshape(-1)).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()

    return run


def forward_run(layer, x):
    def run():
        with torch.no_grad():
            layer(x)

    return run


def case(kind, *words):
    if kind == "gemm":
        a, b = torch.randn(int(words[0]), int(words[0])), torch.randn(int(words[0]), int(words[0]))
        return lambda: a @ b
    if kind == "translate":
        return translation_step(*map(int, words))
    name, batch, steps, inputs, hidden = words[0], *map(int, words[1:])
    layer = getattr(torch.nn, name)(inputs, hidden)
    x = torch.randn(steps, batch, inputs)
    if kind == "forward":
        return forward_run(layer, x)
    return training_step(layer, x, torch.randint(0, CLASSES, (steps * batch,)))


def median_milliseconds(run):
    for _ in range(5):
        run()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times)[len(times) // 2]


print(json.dumps({"version": torch.__version__}), flush=True)
for line in sys.stdin:
    print(json.dumps({"milliseconds": median_milliseconds(case(*line.split()))}), flush=True)
