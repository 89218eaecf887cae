namespace RnnKit.Book.Code;

/// <summary>What a piece of code is; the name in lower case is its class in the style sheet.</summary>
internal enum TokenClass
{
    Plain,
    Keyword,
    Type,
    Method,
    Text,
    Number,
    Comment,
    Directive,
}
