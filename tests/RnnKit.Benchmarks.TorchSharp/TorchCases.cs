using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnKit.Benchmarks.TorchSharp;

/// <summary>The cases of <c>vs-pytorch</c> in TorchSharp. Every run disposes of its tensors, as a training loop must.</summary>
internal static class TorchCases
{
    private const int Classes = 32;

    /// <summary>One case, by its request.</summary>
    public static Action Of(string[] words) => words[0] switch
    {
        "gemm" => Product(Number(words[1])),
        "translate" => TranslationStep(Number(words[1]), Number(words[2]), Number(words[3]), Number(words[4])),
        "forward" => Recurrent(words, learn: false),
        "train" => Recurrent(words, learn: true),
        _ => throw new ArgumentException($"'words' asks for '{words[0]}'; expected gemm, translate, forward or train.", nameof(words)),
    };

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static Action Product(int size)
    {
        Tensor a = randn(size, size), b = randn(size, size);
        return () => a.matmul(b).Dispose();
    }

    private static Action Recurrent(string[] words, bool learn)
    {
        int batch = Number(words[2]), steps = Number(words[3]), inputs = Number(words[4]), hidden = Number(words[5]);
        Tensor x = randn(steps, batch, inputs), classes = randint(0, Classes, [(long)steps * batch]);
        (nn.Module layer, Func<Tensor> forward) = Layer(words[1], inputs, hidden, x);
        if (!learn)
            return () =>
            {
                using IDisposable plain = no_grad();
                using DisposeScope scope = NewDisposeScope();
                forward();
            };
        Linear head = nn.Linear(hidden, Classes);
        return TrainingStep([.. layer.parameters(), .. head.parameters()], () => nn.functional.cross_entropy(head.forward(forward().reshape(steps * batch, hidden)), classes));
    }

    private static (nn.Module Layer, Func<Tensor> Forward) Layer(string name, int inputs, int hidden, Tensor x)
    {
        switch (name)
        {
            case "LSTM":
                LSTM lstm = nn.LSTM(inputs, hidden);
                return (lstm, () => lstm.forward(x).Item1);
            case "GRU":
                GRU gru = nn.GRU(inputs, hidden);
                return (gru, () => gru.forward(x).Item1);
            default:
                RNN rnn = nn.RNN(inputs, hidden);
                return (rnn, () => rnn.forward(x, null).Item1); // without its second argument another overload answers
        }
    }

    private static Action TranslationStep(int batch, int steps, int size, int words)
    {
        Embedding source = nn.Embedding(words, size), target = nn.Embedding(words, size);
        GRU encoder = nn.GRU(size, size);
        GRUCell decoder = nn.GRUCell(2 * size, size);
        Linear query = nn.Linear(size, size, hasBias: false), key = nn.Linear(size, size, hasBias: false), score = nn.Linear(size, 1, hasBias: false);
        Linear output = nn.Linear(2 * size, words);
        nn.Module[] parts = [source, target, encoder, decoder, query, key, score, output];
        Tensor read = randint(0, words, [steps, batch]), write = randint(0, words, [steps + 1, batch]);
        Tensor before = write[TensorIndex.Slice(0, steps)], after = write[TensorIndex.Slice(1, steps + 1)].reshape(-1);
        return TrainingStep([.. parts.SelectMany(part => part.parameters())], () =>
        {
            (Tensor memory, Tensor last) = encoder.forward(source.forward(read));
            Tensor state = last[0], keys = key.forward(memory), embedded = target.forward(before);
            var said = new List<Tensor>();
            for (int t = 0; t < steps; t++)
            {
                Tensor scores = score.forward(tanh(query.forward(state).unsqueeze(0) + keys));
                Tensor context = (nn.functional.softmax(scores, 0) * memory).sum(0L); // 0 without its L is a type of number
                state = decoder.forward(cat([embedded[t], context], 1), state);
                said.Add(cat([state, context], 1));
            }
            return nn.functional.cross_entropy(output.forward(stack(said)).reshape(-1, words), after);
        });
    }

    private static Action TrainingStep(Parameter[] parameters, Func<Tensor> loss)
    {
        optim.Optimizer adam = optim.Adam(parameters, 1e-3);
        return () =>
        {
            using DisposeScope scope = NewDisposeScope();
            adam.zero_grad();
            loss().backward();
            nn.utils.clip_grad_norm_(parameters, 1.0);
            adam.step();
        };
    }
}
