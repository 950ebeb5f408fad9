using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LifecycleKit.Tests.Conventions;

/// <summary>How many lines a source file may have.</summary>
/// <param name="files">All files of src.</param>
/// <param name="withReason">Types whose short file may stay although it has neither of the general reasons.</param>
internal sealed class FileSize(IReadOnlyList<SourceFile> files, params string[] withReason)
{
    public const int MinLines = 10;

    private readonly ILookup<string, SourceFile> _users = files
        .SelectMany(file => file.Syntax.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText).Distinct().Select(name => (name, file)))
        .ToLookup(x => x.name, x => x.file);

    /// <summary>
    /// Returns the files of fewer than ten lines without a reason: what one class alone uses lies in that class's file. A public type
    /// has a reason, since its users look for a file of its name; so has a type that several other files name or extend by.
    /// </summary>
    public IEnumerable<string> TooShort() => files
        .Where(file => file.LineCount < MinLines && !HasReason(file))
        .Select(file =>
            $"{file.Path} has {file.LineCount} lines: move its type to the one file that uses it, or give a reason in FileSizeTests");

    /// <summary>Returns the files that are too long; formulas with their derivatives may take more lines.</summary>
    public IEnumerable<string> TooLong() =>
        from file in files
        let limit = file.Path.Split('/').Intersect(["Numerics", "Clv"]).Any() ? 400 : 300
        where file.LineCount > limit
        select $"{file.Path} has {file.LineCount} lines, at most {limit} are allowed";

    private bool HasReason(SourceFile file)
    {
        var types = file.Syntax.DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(member => member.Parent is BaseNamespaceDeclarationSyntax);
        return types.Any(type => type.Modifiers.Any(SyntaxKind.PublicKeyword))
            || Declarations.Types(file.Syntax).Concat(ExtensionMethods(file))
                .Any(name => withReason.Contains(name) || _users[name].Count(user => user != file) > 1);
    }

    /// <summary>The names by which other files use a class of extension methods.</summary>
    private static IEnumerable<string> ExtensionMethods(SourceFile file) =>
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.ParameterList.Parameters.Any(parameter => parameter.Modifiers.Any(SyntaxKind.ThisKeyword))
        select method.Identifier.ValueText;
}
