using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LifecycleKit.Tests.Conventions;

/// <summary>
/// Finds in the sources every name of a folder that the folder order forbids, however it is written: qualified from the root, in a using,
/// static using or alias, or relative (inside <c>namespace LifecycleKit.Rfm</c> the compiler reads <c>Clv.Model</c> as
/// <c>LifecycleKit.Clv.Model</c>). An identifier that contains the word of a concept names its folder too. Code counts; comments do not.
/// </summary>
/// <param name="files">The files of the library.</param>
/// <param name="fields">The names of the fields of conditions, each with the folder that declares it: texts count as names of their
/// folder.</param>
internal sealed class Layering(IReadOnlyList<SourceFile> files, IReadOnlyDictionary<string, string> fields)
{
    private static readonly SyntaxKind[] Texts =
    [
        SyntaxKind.StringLiteralToken, SyntaxKind.Utf8StringLiteralToken, SyntaxKind.SingleLineRawStringLiteralToken,
        SyntaxKind.MultiLineRawStringLiteralToken, SyntaxKind.InterpolatedStringTextToken,
    ];

    private readonly ILookup<string, string> _types = files
        .SelectMany(file => Declarations.Types(file.Syntax).Select(type => (file.Folder, type)))
        .ToLookup(x => x.Folder, x => x.type);

    public IReadOnlyList<string> Violations() => [.. files.SelectMany(Violations)];

    private IEnumerable<string> Violations(SourceFile file) =>
        from token in file.Syntax.DescendantTokens()
        let complaint = token.IsKind(SyntaxKind.IdentifierToken) ? Complaint(file, token) : ComplaintOfText(file, token)
        where complaint is not null
        select $"{file.Path}({token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {complaint}";

    private string? Complaint(SourceFile file, SyntaxToken token)
    {
        if (token.ValueText == "TimeProvider" && !Folders.MayNameTimeProvider(file.Folder)) return "names TimeProvider";
        if (ConceptWords.Foreign(file, token.ValueText) is { } foreign)
            return $"{Name(file)} has \"{foreign.Word}\" of {foreign.Folder} in {token.ValueText}";
        if (token.GetPreviousToken().IsKind(SyntaxKind.DotToken)) return null;

        var chain = Chain(token);
        var directive = token.Parent!.FirstAncestorOrSelf<UsingDirectiveSyntax>();
        if (chain is ["Microsoft", ..] && !Folders.MayNameMicrosoft(file.Folder)) return $"names {string.Join('.', chain)}";
        if (directive?.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) == true) return "a global using hides what the other files name";
        if (chain is ["LifecycleKit"] && directive?.Alias is not null) return "an alias of the root hides what the file names";
        return FolderNamed(chain, directive) is { } folder && !Folders.MayName(file.Folder, folder)
            ? $"{Name(file)} names {folder}"
            : null;
    }

    /// <summary>
    /// A text names a folder when it is a field of that folder, or the first part that its fields share, such as "stage.".
    /// </summary>
    private string? ComplaintOfText(SourceFile file, SyntaxToken token)
    {
        if (!Texts.Contains(token.Kind())) return null;
        var text = token.ValueText;
        var field = fields.Keys.FirstOrDefault(name =>
            !Folders.MayName(file.Folder, fields[name])
            && (text == name || (name.Contains('.') && text.StartsWith(name[..(name.IndexOf('.') + 1)], StringComparison.Ordinal))));
        return field is null ? null : $"{Name(file)} names \"{text}\" of {fields[field]}";
    }

    private static string Name(SourceFile file) => file.Folder == Folders.Root ? "the root" : file.Folder;

    private string? FolderNamed(IReadOnlyList<string> chain, UsingDirectiveSyntax? directive) => chain switch
    {
        ["LifecycleKit", var folder, ..] when Folders.Contains(folder) => folder,
        // A property may bear a folder's name (model.Rfm), so a relative name counts when a type of that folder follows.
        [var folder, var member, ..] when Folders.Contains(folder) && _types[folder].Contains(member) => folder,
        [var folder, ..] when Folders.Contains(folder) && directive is not null => folder,
        _ => null,
    };

    /// <summary>The words of a dotted name from its first on.</summary>
    private static List<string> Chain(SyntaxToken first)
    {
        var words = new List<string> { first.ValueText };
        for (var dot = first.GetNextToken(); dot.IsKind(SyntaxKind.DotToken); dot = dot.GetNextToken().GetNextToken())
            words.Add(dot.GetNextToken().ValueText);
        return words;
    }
}
