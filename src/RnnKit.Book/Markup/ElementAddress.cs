using AngleSharp.Dom;

namespace RnnKit.Book.Markup;

/// <summary>An address that an element refers to.</summary>
/// <param name="Element">The element.</param>
/// <param name="Attribute">The attribute that holds it.</param>
/// <param name="Address">The address, without white space around it.</param>
internal sealed record ElementAddress(IElement Element, string Attribute, string Address)
{
    private static readonly string[] Attributes = ["src", "href", "poster", "data", "xlink:href", "srcset"];

    /// <summary>All addresses below an element, in the order of the page; of a <c>srcset</c> each.</summary>
    public static IReadOnlyList<ElementAddress> In(IElement root) =>
    [
        .. from element in root.QuerySelectorAll("*")
           from attribute in Attributes
           where element.HasAttribute(attribute)
           from address in attribute == "srcset" ? Candidates(element.GetAttribute(attribute)!) : [element.GetAttribute(attribute)!]
           select new ElementAddress(element, attribute, address.Trim()),
    ];

    /// <summary>Whether it is the address of a picture that the page shows.</summary>
    public bool IsImage => Element.LocalName == "img" && Attribute == "src";

    /// <summary>Puts another address in its place; null takes the attribute away.</summary>
    public void Replace(string? address)
    {
        string value = Element.GetAttribute(Attribute) ?? "";
        if (Attribute == "srcset" && address is not null)
            address = string.Join(", ", value.Split(',').Select(candidate => With(candidate.Trim(), address)));
        if (address is null)
            Element.RemoveAttribute(Attribute);
        else
            Element.SetAttribute(Attribute, address);
    }

    private string With(string candidate, string address) =>
        candidate == Address ? address : candidate.StartsWith(Address + " ", StringComparison.Ordinal) ? address + candidate[Address.Length..] : candidate;

    private static IEnumerable<string> Candidates(string set) =>
        set.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? [] : set.Split(',').Select(candidate => candidate.Trim().Split(' ')[0]).Where(address => address.Length > 0);
}
