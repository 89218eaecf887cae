using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Numerics;
using RnnKit.Seq2Seq;
using RnnKit.Tasks;
using RnnKit.Tests.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Tests.Display;

/// <summary>What the library prints and what its messages say is the same in every culture: numbers have a point, thousands a comma.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> Printed => [.. Texts.Keys];

    public static TheoryData<string> Refused => [.. Mistakes.Keys];

    /// <summary>Everything that prints a number which a culture could write in another way.</summary>
    private static Dictionary<string, Func<string>> Texts { get; } = new()
    {
        ["RNN"] = () => new RnnCell<float>(30, 30, 1).ToString(),
        ["GRU"] = () => new GruCell<float>(30, 30, 1).ToString(),
        ["LSTM"] = () => new LstmCell<float>(30, 30, 1).ToString(),
        ["gate"] = () => new LstmCell<float>(30, 30, 1).Gates[0].ToString(),
        ["dense"] = () => new Dense<float>(40, 40, 1).ToString(),
        ["embedding"] = () => new Embedding<float>(40, 40, 1).ToString(),
        ["dropout"] = () => new Dropout<float>(0.25).ToString(),
        ["stack"] = () => new Stacked<float>([new Recurrent<float>(new RnnCell<float>(2, 40, 1)), new Recurrent<float>(new RnnCell<float>(40, 40, 2))], dropout: 0.5).ToString(),
        ["general attention"] = () => new GeneralAttention<float>(40, 40, 1).ToString(),
        ["additive attention"] = () => new AdditiveAttention<float>(40, 40, 40, 1).ToString(),
        ["multi-head attention"] = () => new MultiHeadAttention<float>(40, 2, 1).ToString(),
        ["encoder-decoder"] = () => Models.Create<float>("gru", "one way", "additive", 5, seed: 1, hidden: 40).ToString(),
        ["sequence model"] = () => Model<float>().ToString(),
        ["hypothesis"] = () => new Hypothesis([4, 5], -1.25, -0.5, true, null).ToString(),
        ["Adam"] = () => new Adam<float>().ToString(),
        ["AdamW"] = () => new AdamW<float>().ToString(),
        ["RMSProp"] = () => new RmsProp<float>().ToString(),
        ["SGD"] = () => new Sgd<float>(0.5).ToString(),
        ["momentum"] = () => new Sgd<float>(0.5, 0.9).ToString(),
        ["constant rate"] = () => Schedule.Constant(0.001).ToString(),
        ["rate in steps"] = () => Schedule.Step(0.001, 10, 0.5).ToString(),
        ["exponential rate"] = () => Schedule.Exponential(0.001, 0.5).ToString(),
        ["rate by the root"] = () => Schedule.InverseSquareRoot(0.001, 10).ToString(),
        ["cosine rate"] = () => Schedule.Cosine(0.001, 10, 0.0005).ToString(),
        ["trainer"] = () => new Trainer<float>(new Adam<float>()) { ClipNorm = 0.5, ClipValue = 2.5 }.ToString(),
        ["history"] = () => Trained().ToString(),
        ["step"] = () => Trained().Steps[0].ToString(),
        ["epoch"] = () => new EpochRecord(1, 0.5, 0.25, 0.75, 1.5, 0.125).ToString(),
        ["no loss"] = () => new NonFiniteReport(1, 2, double.NegativeInfinity, null, false).ToString(),
        ["gradient noise"] = () => new GradientNoise([new ParameterNoise("W", 0.5, 0.25)]).ToString(),
        ["noise of a parameter"] = () => new ParameterNoise("W", 0.5, 0.25).ToString(),
        ["gradient comparison"] = () => new GradientComparison("W", [1.5], [1.25]).ToString(),
        ["gradient report"] = () => new GradientReport([new GradientComparison("W", [1.5], [1.25])]).ToString(),
        ["Jacobian products"] = () => JacobianProducts.Of(new RnnCell<double>(2, 3, 1), Draw.Sequence<double>(new Random(1), 4, 2, 1)).ToString(),
        ["a step of a trace"] = () => Trace.Of(new RnnCell<double>(2, 3, 1), Draw.Sequence<double>(new Random(1), 4, 2, 1)).Describe(1),
        ["example"] = () => new Example<double>(Matrix<double>.Build.Dense(1, 2, 0.25), Matrix<double>.Build.Dense(1, 2, -0.5)).ToString(),
        ["windows"] = () => new Windows<double>(SeriesTasks.Sine(40, 7), 4, 0.5).ToString(),
    };

    /// <summary>One mistake for each way in which the library checks a number.</summary>
    private static Dictionary<string, (Action Make, string Message)> Mistakes { get; } = new()
    {
        ["a rate"] = (() => Schedule.Constant(-0.5), "'rate' is -0.5; expected a finite number above 0."),
        ["a range"] = (() => new Sgd<float>(0.5, 1.5), "'momentum' is 1.5; expected 0 to 1."),
        ["a share"] = (() => new Dropout<float>(1.5), "'rate' is 1.5; expected 0 or more and below 1."),
        ["a size"] = (() => new RnnCell<float>(-1, 3, 1), "'inputSize' is -1; expected 1 or more."),
        ["an index"] = (() => new Sequence<float>(2, 2, 2).Step(-1), "'t' is -1; expected 0 to 1."),
        ["a condition"] = (() => SymbolTasks.Parity<float>(10, 4, 1).Split(0.01), "'trainShare' is 0.01, "),
        ["a limit of a kernel"] = (() => Elementwise.Clip<double>(-0.5, [1], new double[1]), "'limit' is -0.5; expected a number of zero or more."),
        ["a size of a kernel"] = (() => Softmax.Forward<double>([1], new double[1], -1, 1), "'rows' is -1; expected a size of zero or more."),
    };

    [Theory]
    [MemberData(nameof(Printed))]
    public void A_text_is_the_same_in_every_culture(string what) => Assert.Equal(Texts[what](), Elsewhere(Texts[what]));

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_message_is_the_same_in_every_culture(string what) =>
        Assert.StartsWith(Mistakes[what].Message, Elsewhere(() => Assert.ThrowsAny<ArgumentException>(Mistakes[what].Make).Message), StringComparison.Ordinal);

    [Fact]
    public void The_other_culture_writes_numbers_in_another_way() =>
        Assert.Equal("−1.234,5 5,0E−008", Elsewhere(() => $"{-1234.5:N1} {5e-8:E1}"));

    /// <summary>Runs where the decimal sign is a comma, thousands have a point and the minus is long, as in several countries; made here, since the tests know only the invariant culture.</summary>
    private static string Elsewhere(Func<string> text)
    {
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        NumberFormatInfo numbers = other.NumberFormat;
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign, numbers.NegativeInfinitySymbol) = (",", ".", "−", "−∞");
        (CultureInfo before, CultureInfo.CurrentCulture) = (CultureInfo.CurrentCulture, other);
        try
        {
            return text();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static SequenceModel<T> Model<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => new(new LstmCell<T>(3, 40, seed: 1), 3, seed: 2, ReadOut.EveryStep);

    private static History Trained()
    {
        var batch = new Batch<double>(Tokens.FromExamples([[0, 1, 2]]), Tokens.FromExamples([[1, 2, 0]]));
        SequenceModel<double> model = Model<double>();
        return new Trainer<double>(new Sgd<double>(0.1)) { EarlyStopping = new EarlyStopping(() => 0.5, 1) }.Fit(model, [batch], epochs: 4);
    }
}
