using System.Text;
using RnnKit.Book.Outputs;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Files;

/// <summary>A file that a cell carries, as an address that holds it.</summary>
internal static class AttachedFile
{
    private static readonly string[] Preferred = ["image/svg+xml", "image/png", "image/jpeg"];

    /// <summary>The best of the forms: a drawing before an image of points, as nbconvert chooses; null when there is none.</summary>
    public static string? DataOf(MimeBundle forms)
    {
        string? type = Preferred.Concat(forms.MimeTypes).FirstOrDefault(type => forms.Text(type) is not null);
        return type is null ? null : $"data:{type};base64,{Encoded(forms.Text(type)!)}";
    }

    /// <summary>Base64 as it is; a text, which front ends write for drawings, as Base64.</summary>
    private static string Encoded(string data) =>
        data.All(c => char.IsAsciiLetterOrDigit(c) || char.IsWhiteSpace(c) || c is '+' or '/' or '=') ? Base64.Clean(data) : Convert.ToBase64String(Encoding.UTF8.GetBytes(data));
}
