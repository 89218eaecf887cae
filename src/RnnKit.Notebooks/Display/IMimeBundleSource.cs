using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Display;

/// <summary>Shows values that the formatting engine does not know, such as charts, and knows them by their type's name.</summary>
public interface IMimeBundleSource
{
    /// <summary>All forms of a value in the order to write them; null when this source does not know its type.</summary>
    MimeBundle? TryCreate(object value);
}
