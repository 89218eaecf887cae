using System.CommandLine;
using System.Globalization;
using RnnKit.Text;

namespace RnnKit.Benchmarks.Translate;

/// <summary>The options of <c>translate</c>, and its exit codes: 0 for a figure, 1 when training failed, 2 for bad input.</summary>
internal static class TranslateCommand
{
    private const int BadInput = 2;
    private static readonly TranslateOptions Defaults = new("", "");

    /// <summary>Does what the arguments after <c>translate</c> say and gives the exit code.</summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        ParseResult parsed = Command(output).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct()) error.WriteLine(message);
            error.WriteLine("'translate --help' shows what there is.");
            return BadInput;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return BadInput;
        }
    }

    private static RootCommand Command(TextWriter output)
    {
        var train = new Option<string>("--train") { Description = "Pairs to learn from: lines 'source TAB target', a third column is allowed.", HelpName = "A.tsv", Required = true };
        var test = new Option<string>("--test") { Description = "Pairs to translate; every target of a source sentence is a reference.", HelpName = "B.tsv", Required = true };
        Option<double> minutes = Number("--minutes", "The longest that training may take.", Defaults.Minutes, 24 * 60);
        Option<double> rate = Number("--rate", "The highest learning rate.", Defaults.LearningRate, 1);
        Option<int> epochs = WholeNumber.Option("--epochs", "The most passes over the training pairs; 0 for as many as the minutes allow.", Defaults.Epochs, 0);
        Option<int> hidden = WholeNumber.Option("--hidden", "Units of the decoder, and of both directions of the encoder together; an even number.", Defaults.Hidden, 2);
        hidden.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.Tokens.Count == 0 || !int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int units)) return;
            if (units % 2 != 0) result.AddError($"--hidden is {units}; expected an even number, half for each direction of the encoder.");
        });
        Option<int> embedding = WholeNumber.Option("--embedding", "Numbers a word, and units of the layer below the output layer.", Defaults.Embedding, 1);
        Option<int> batch = WholeNumber.Option("--batch", "Pairs a step.", Defaults.BatchSize, 1);
        Option<int> seen = WholeNumber.Option("--min-count", "Words seen less often are unknown.", Defaults.MinimumCount, 1);
        Option<int> beam = WholeNumber.Option("--beam", "Hypotheses side by side while translating; 1 is greedy.", Defaults.Beam, 1);
        Option<int> seed = WholeNumber.Option("--seed", "Draws weights and batches.", Defaults.Seed, 0);
        Option<string> cell = Choice("--cell", "The cell of encoder and decoder.", Defaults.Cell, "gru", "lstm");
        Option<string> attention = Choice("--attention", "How the decoder looks back.", Defaults.Attention, "additive", "general", "none");
        Option<string> from = Choice("--source-language", "Whose words the first column has.", "english", "english", "french");
        Option<string> to = Choice("--target-language", "Whose words the second column has.", "french", "english", "french");
        var command = new RootCommand("Trains an encoder-decoder on a tab-separated corpus and prints its BLEU and exact matches.")
        {
            train, test, minutes, epochs, cell, attention, hidden, embedding, batch, rate, seen, beam, seed, from, to,
        };
        command.SetAction(parsed => Translation.Run(
            new TranslateOptions(parsed.GetRequiredValue(train), parsed.GetRequiredValue(test))
            {
                Minutes = parsed.GetValue(minutes),
                Epochs = parsed.GetValue(epochs),
                Cell = parsed.GetRequiredValue(cell),
                Attention = parsed.GetRequiredValue(attention),
                Hidden = parsed.GetValue(hidden),
                Embedding = parsed.GetValue(embedding),
                BatchSize = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(rate),
                MinimumCount = parsed.GetValue(seen),
                Beam = parsed.GetValue(beam),
                Seed = parsed.GetValue(seed),
                SourceLanguage = Enum.Parse<Language>(parsed.GetRequiredValue(from), ignoreCase: true),
                TargetLanguage = Enum.Parse<Language>(parsed.GetRequiredValue(to), ignoreCase: true),
            },
            output));
        return command;
    }

    private static Option<string> Choice(string name, string description, string usual, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static Option<double> Number(string name, string description, double usual, double most) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 && value <= most) return value;
            result.AddError(FormattableString.Invariant($"{name} is a number above 0, at most {most}; here it is '{result.Tokens[0].Value}'."));
            return usual;
        },
    };
}
