using System.CommandLine;
using System.Globalization;

namespace RnnKit.Benchmarks;

/// <summary>Options that take a whole number.</summary>
internal static class WholeNumber
{
    /// <summary>One that is <paramref name="usual"/> unless given, and at least <paramref name="least"/>.</summary>
    public static Option<int> Option(string name, string description, int usual, int least) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= least) return value;
            result.AddError($"{name} is a whole number from {least} up; here it is '{result.Tokens[0].Value}'.");
            return usual;
        },
    };
}
