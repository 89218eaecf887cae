using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Storage;

namespace RnnKit.Training;

/// <summary>
/// A training run in a safetensors file: parameters, what the optimizer remembers, the learning rate, the history, the best
/// parameters of early stopping and, where these were put back, the last, how often the model has drawn and the states it carries. A run that goes on from it, in another process too,
/// comes to the same bits as one that never ended.
/// </summary>
public static class Checkpoint
{
    private const string Stop = "stop", Seconds = "seconds", Rate = "learning_rate", Draws = "draws", Rule = "optimizer", Restored = "restored_epoch", State = "state.";

    /// <summary>Writes the run; the file is never half-written.</summary>
    /// <param name="path">Where to; a file of this name is replaced.</param>
    /// <param name="model">The model, as the run left it.</param>
    /// <param name="trainer">The trainer of the run.</param>
    /// <param name="history">What <see cref="Trainer{T}.Fit"/> returned.</param>
    /// <exception cref="IOException">The file cannot be written; an earlier one stays as it was.</exception>
    public static void Save<T>(string path, IModule<T> model, Trainer<T> trainer, History history)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(history);
        IReadOnlyList<Parameter<T>> parameters = model.Parameters;
        OptimizerMemory<T> memory = trainer.Optimizer.Memory;
        var tensors = new List<StoredTensor>();
        tensors.AddRange(parameters.Select(p => StoredTensor.Of<T>("parameter." + p.Name, [p.Count], p.Values)));
        for (int k = 0; k < memory.Names.Count; k++)
            tensors.AddRange(parameters.Select(p => StoredTensor.Of<T>($"{memory.Names[k]}.{p.Name}", [p.Count], memory[p][k])));
        tensors.Add(Numbers("optimizer steps", parameters.Count, 1, [.. parameters.Select(p => (double)memory[p].Steps)]));
        if (trainer.Best is { } best)
            tensors.AddRange(parameters.Select((p, i) => StoredTensor.Of<T>("best." + p.Name, [p.Count], best.Values[i])));
        if (trainer.Last is { } last)
            tensors.AddRange(parameters.Select((p, i) => StoredTensor.Of<T>("last." + p.Name, [p.Count], last.Values[i])));
        tensors.Add(Numbers("history steps", history.Steps.Count, 3, [.. history.Steps.SelectMany(s => new[] { s.Epoch, s.Loss, s.GradientNorm })]));
        tensors.Add(Numbers("history epochs", history.Epochs.Count, 6, [.. history.Epochs.SelectMany(e =>
            new[] { e.Loss, e.GradientNorm, e.LargestGradientNorm, e.Seconds, e.ValidationLoss is null ? 0 : 1, e.ValidationLoss ?? 0 })]));
        if ((model as ICarriesStates<T>)?.Carried is { States: { } states } carried)
            tensors.AddRange(states.SelectMany((state, i) => carried.Cells[i].States.Select((part, j) =>
                StoredTensor.Of<T>(StateName(i, part), [state.Batch, state.HiddenSize], state[j]))));
        var metadata = new Dictionary<string, string>
        {
            [Stop] = history.StopReason.ToString(),
            [Seconds] = Text(history.Seconds),
            [Rate] = Text(trainer.Optimizer.LearningRate),
            [Rule] = RuleOf(trainer.Optimizer),
            [Draws] = Text((model as IRandomLearner)?.Draws ?? 0),
        };
        if (history.RestoredEpoch is int epoch) metadata[Restored] = Text(epoch);
        new SafetensorsFile(tensors, metadata).Write(path);
    }

    /// <summary>Reads the run into a model and a trainer of the same build, all of it or, if anything does not fit, nothing.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <param name="model">A model with the same parameters.</param>
    /// <param name="trainer">A trainer with the same optimizer.</param>
    /// <returns>The history to resume from.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another run; the message says how.</exception>
    public static History Load<T>(string path, IModule<T> model, Trainer<T> trainer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(trainer);
        SafetensorsFile file = SafetensorsFile.Read(path);
        try
        {
            return Load(file, model, trainer);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Everything is read and checked before anything is written.</summary>
    private static History Load<T>(SafetensorsFile file, IModule<T> model, Trainer<T> trainer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<Parameter<T>> parameters = model.Parameters;
        OptimizerMemory<T> memory = trainer.Optimizer.Memory;
        string rule = RuleOf(trainer.Optimizer);
        if (Metadata(file, Rule) != rule) throw new InvalidDataException($"the run was with {file.Metadata[Rule]}; expected {rule}.");

        T[][] Group(string name) => [.. parameters.Select(p => Sized(file[$"{name}.{p.Name}"], p.Count).Values<T>())];
        T[][] values = Group("parameter");
        T[][][] buffers = [.. memory.Names.Select(Group)];
        T[][]? GroupIfAny(string name) => file.Tensors.Any(t => t.Name == $"{name}.{parameters[0].Name}") ? Group(name) : null;
        T[][]? best = GroupIfAny("best"), last = GroupIfAny("last");
        int[] steps = [.. Sized(file["optimizer steps"], parameters.Count).Values<double>().Select(count => Whole("optimizer steps", count))];
        History history = ReadHistory(file);
        double rate = Number(file, Rate);
        if (!(rate > 0 && double.IsFinite(rate))) throw new InvalidDataException($"'{Rate}' is '{file.Metadata[Rate]}'; expected a finite number above 0.");
        int draws = Whole(Draws, Number(file, Draws));
        CarriedState<T>? carried = (model as ICarriesStates<T>)?.Carried;
        State<T>[]? states = ReadStates(file, carried);

        for (int i = 0; i < parameters.Count; i++)
        {
            values[i].CopyTo(parameters[i].Values);
            for (int k = 0; k < buffers.Length; k++) buffers[k][i].CopyTo(memory[parameters[i]][k]);
            memory[parameters[i]].Steps = steps[i];
        }
        trainer.Best = best is null ? null : new Snapshot<T>(parameters, best);
        trainer.Last = last is null ? null : new Snapshot<T>(parameters, last);
        trainer.Optimizer.LearningRate = rate;
        if (model is IRandomLearner random) random.Draws = draws;
        carried?.Restore(states);
        return history;
    }

    private static History ReadHistory(SafetensorsFile file)
    {
        double[] steps = Lines(file["history steps"], 3), epochs = Lines(file["history epochs"], 6);
        var history = new History { Seconds = Number(file, Seconds) };
        if (!Enum.TryParse(Metadata(file, Stop), out StopReason reason) || !Enum.IsDefined(reason))
            throw new InvalidDataException($"the run ended with '{file.Metadata[Stop]}'; expected one of {string.Join(", ", Enum.GetNames<StopReason>())}.");
        history.StopReason = reason;
        if (file.Metadata.ContainsKey(Restored)) history.RestoredEpoch = Whole(Restored, Number(file, Restored));
        for (int i = 0; i < steps.Length / 3; i++) history.Add(new StepRecord((int)steps[3 * i], i + 1, steps[3 * i + 1], steps[3 * i + 2]));
        for (int i = 0; i < epochs.Length / 6; i++)
        {
            double[] e = epochs[(6 * i)..(6 * i + 6)];
            history.Add(new EpochRecord(i + 1, e[0], e[1], e[2], e[3], e[4] == 0 ? null : e[5]));
        }
        return history;
    }

    /// <summary>The states that the model carries, one a cell; null where the run carried none yet.</summary>
    private static State<T>[]? ReadStates<T>(SafetensorsFile file, CarriedState<T>? carried)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!file.Tensors.Any(t => t.Name.StartsWith(State, StringComparison.Ordinal))) return null;
        if (carried is null) throw new InvalidDataException("the run carried states from batch to batch, the model does not; expected one that is Stateful.");
        int batch = file[StateName(0, carried.Cells[0].States[0])].Shape is [> 0 and var examples, _] ? examples : 1;
        return [.. carried.Cells.Select((cell, i) => new State<T>([.. cell.States.Select(part => Columns(file[StateName(i, part)], cell.HiddenSize, batch))]))];

        static Matrix<T> Columns(StoredTensor tensor, int hidden, int batch) => tensor.Shape.SequenceEqual([batch, hidden])
            ? Matrix<T>.Build.Dense(hidden, batch, tensor.Values<T>())
            : throw new InvalidDataException($"tensor '{tensor.Name}' is [{string.Join(", ", tensor.Shape)}]; expected [{batch}, {hidden}].");
    }

    /// <summary>The name of a part of a cell's state; each row of the tensor is an example.</summary>
    private static string StateName(int cell, string part) => $"{State}{cell}.{part}";

    private static StoredTensor Numbers(string name, int rows, int columns, double[] values) => StoredTensor.Of<double>(name, [rows, columns], values);

    private static StoredTensor Sized(StoredTensor tensor, int count)
    {
        int has = tensor.Shape.Aggregate(1, (product, size) => product * size);
        return has == count ? tensor : throw new InvalidDataException($"tensor '{tensor.Name}' has {has} numbers; expected {count}.");
    }

    private static double[] Lines(StoredTensor tensor, int numbers)
    {
        double[] values = tensor.Values<double>();
        return values.Length % numbers == 0 ? values : throw new InvalidDataException($"tensor '{tensor.Name}' has {values.Length} numbers; expected a multiple of {numbers}.");
    }

    private static int Whole(string name, double number) => number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue
        ? (int)number
        : throw new InvalidDataException($"'{name}' is '{Text(number)}'; expected a whole number.");

    private static string Metadata(SafetensorsFile file, string name) =>
        file.Metadata.TryGetValue(name, out string? text) ? text : throw new InvalidDataException($"there is no '{name}'; expected the file of a training run.");

    private static double Number(SafetensorsFile file, string name) =>
        double.TryParse(Metadata(file, name), CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new InvalidDataException($"'{name}' is '{file.Metadata[name]}'; expected a number.");

    private static string RuleOf<T>(IOptimizer<T> optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => optimizer.GetType().Name.Split('`')[0];

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
