namespace EngFra.English;

/// <summary>The forms of be, and how auxiliaries shrink after a pronoun.</summary>
internal static class Be
{
    private static readonly string[] PresentForms = ["am", "are", "is", "are", "are", "are"];

    public static string Present(int person) => PresentForms[person];

    public static string Past(int person) => person is 0 or 2 ? "was" : "were";

    /// <summary>Subject and be: <c>I'm</c>, <c>my father is</c>.</summary>
    public static string With(string subject, bool pronoun, int person) =>
        pronoun ? subject + (person == 0 ? "'m" : person == 2 ? "'s" : "'re") : $"{subject} {Present(person)}";

    /// <summary>Subject and be, denied: <c>I'm not</c>, <c>she isn't</c>, <c>they weren't</c>.</summary>
    public static string Denied(string subject, int person, bool past = false) =>
        past ? $"{subject} {Past(person)}n't" : person == 0 ? "I'm not" : $"{subject} {Present(person)}n't";
}
