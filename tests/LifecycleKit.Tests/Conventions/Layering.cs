namespace LifecycleKit.Tests.Conventions;

/// <summary>
/// Finds in the sources every name of a folder that the folder order forbids, however it is written: qualified from the root, in a using,
/// static using or alias, or relative (inside <c>namespace LifecycleKit.Rfm</c> the compiler reads <c>Clv.Model</c> as
/// <c>LifecycleKit.Clv.Model</c>). Code counts; comments do not.
/// </summary>
internal sealed class Layering(IReadOnlyList<SourceFile> files)
{
    private readonly ILookup<string, string> _types = files
        .SelectMany(file => Declarations.Types(file.Tokens).Select(type => (file.Folder, type)))
        .ToLookup(x => x.Folder, x => x.type);

    public IReadOnlyList<string> Violations() => [.. files.SelectMany(Violations)];

    private IEnumerable<string> Violations(SourceFile file)
    {
        var tokens = file.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsWord) continue;
            if (Complaint(file, i) is { } complaint) yield return $"{file.Path}({tokens[i].Line}): {complaint}";
        }
    }

    private string? Complaint(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        if (tokens[at].Text == "TimeProvider" && !Folders.MayNameTimeProvider(file.Folder)) return "names TimeProvider";
        if (Before(tokens, at) == ".") return null;

        var chain = Declarations.Chain(tokens, at);
        if (chain is ["Microsoft", ..] && !Folders.MayNameMicrosoft(file.Folder)) return $"names {string.Join('.', chain)}";
        if (chain is ["global"] && After(tokens, at) == "using") return "a global using hides what the other files name";
        if (chain is ["LifecycleKit"] && Before(tokens, at) is ("=" or "::")) return "an alias of the root hides what the file names";
        return FolderNamed(file, at, chain) is { } folder && !Folders.MayName(file.Folder, folder)
            ? $"{(file.Folder == Folders.Root ? "the root" : file.Folder)} names {folder}"
            : null;
    }

    private string? FolderNamed(SourceFile file, int at, IReadOnlyList<string> chain) => chain switch
    {
        ["LifecycleKit", var folder, ..] when Folders.Contains(folder) => folder,
        // A property may bear a folder's name (model.Rfm), so a relative name counts when a type of that folder follows.
        [var folder, var member, ..] when Folders.Contains(folder) && _types[folder].Contains(member) => folder,
        [var folder, ..] when Folders.Contains(folder) && IsInUsing(file.Tokens, at) => folder,
        _ => null,
    };

    /// <summary>Whether a using directive imports the name: <c>using X</c>, <c>using static X</c> or <c>using A = X</c>.</summary>
    private static bool IsInUsing(IReadOnlyList<SourceToken> tokens, int at) => Before(tokens, at) switch
    {
        "using" => true,
        "static" => Before(tokens, at - 1) == "using",
        "=" => Before(tokens, at - 2) == "using",
        _ => false,
    };

    private static string? Before(IReadOnlyList<SourceToken> tokens, int at) => at > 0 ? tokens[at - 1].Text : null;

    private static string? After(IReadOnlyList<SourceToken> tokens, int at) => at + 1 < tokens.Count ? tokens[at + 1].Text : null;
}
