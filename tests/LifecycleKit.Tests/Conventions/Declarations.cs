using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LifecycleKit.Tests.Conventions;

/// <summary>What a source file declares: its namespaces and the names of its types, nested ones included.</summary>
internal static class Declarations
{
    public static IReadOnlyList<string> Namespaces(SyntaxNode root) =>
        [.. root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(declaration => declaration.Name.ToString())];

    public static IReadOnlySet<string> Types(SyntaxNode root) => root.DescendantNodes().Select(TypeName).OfType<string>().ToHashSet();

    private static string? TypeName(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };
}
