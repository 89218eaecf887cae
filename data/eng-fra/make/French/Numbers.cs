namespace EngFra.French;

/// <summary>Whole numbers below 100 in words (traditional spelling).</summary>
internal static class Numbers
{
    private static readonly string[] Small =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
        "dix-sept", "dix-huit", "dix-neuf",
    ];

    private static readonly string[] Tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

    /// <summary>The number before a noun; <c>feminine</c> changes only what ends in one.</summary>
    public static string Of(int number, bool feminine = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        string one = feminine ? "une" : "un";
        if (number < 20) return number == 1 ? one : Small[number];
        int tens = number / 10, rest = number - 10 * (tens is 7 or 9 ? tens - 1 : tens);
        if (rest == 0) return tens == 8 ? "quatre-vingts" : Tens[tens];
        if (tens >= 8) return $"quatre-vingt-{(rest == 1 ? one : Small[rest])}";
        if (rest == 1) return $"{Tens[tens]} et {one}";
        return rest == 11 ? $"{Tens[tens]} et onze" : $"{Tens[tens]}-{Small[rest]}";
    }
}
