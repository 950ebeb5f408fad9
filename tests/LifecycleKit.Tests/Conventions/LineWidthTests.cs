using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LifecycleKit.Tests.Conventions;

/// <summary>
/// The build does not hold this rule: the SDK has no analyzer for it, formatting does not read max_line_length, and RCS0056 of
/// Roslynator.Formatting.Analyzers also reports a line that is nothing but a long string.
/// </summary>
public class LineWidthTests
{
    private const int MaxColumns = 140;

    /// <summary>
    /// What may stand beside a string on a line that the string makes too wide: indentation aside, a bracket or an operator.
    /// </summary>
    private const int MaxBesideString = 12;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("benchmarks")]
    [InlineData("docs/samples")]
    public void Lines_OfEveryFile_HaveAtMost140Columns(string folder) =>
        Rule.Holds(SourceFile.In(folder).SelectMany(file => LongLines(file).Select(line => $"{folder}/{line}")));

    [Fact]
    public void LongLines_OfAPlantedFile_AreThoseBeyondTheLimit() => Assert.Equal(
        ["A/B.cs(2): 141 columns, at most 140 are allowed"],
        LongLines(new SourceFile("A/B.cs", $"//{new string('x', 138)}\n//{new string('x', 139)}\n// ok\n")));

    [Theory]
    [InlineData("class A { string _text =\n    \"LONG\"; }", true)]
    [InlineData("class A { string _text =\n    $\"LONG{1}\" + \"\"; }", true)]
    [InlineData("class A { string _text = \"\"\"\n    LONG\n    \"\"\"; }", true)]
    [InlineData("class A { string _anotherTextOfTheSameKind = \"LONG\"; }", false)]
    [InlineData("/// <summary>LONG</summary>\nclass A;", false)]
    [InlineData("class A { int LONG; }", false)]
    public void LongLines_OfAString_AreAllowedWhereTheStringIsAllThereIs(string code, bool isAllowed) => Assert.Equal(
        isAllowed, !LongLines(new SourceFile("A.cs", code.Replace("LONG", new string('x', 140), StringComparison.Ordinal))).Any());

    private static IEnumerable<string> LongLines(SourceFile file)
    {
        if (!file.Text.Split('\n').Any(line => line.Length > MaxColumns)) return [];
        var root = SyntaxFactory.ParseCompilationUnit(file.Text, options: new(LanguageVersion.Preview));
        var strings = root.DescendantNodes().Where(IsString).Select(node => node.Span).ToArray();
        return from line in root.GetText().Lines
               where line.Span.Length > MaxColumns && !strings.Any(text => IsAllThereIs(text, line))
               select $"{file.Path}({line.LineNumber + 1}): {line.Span.Length} columns, at most {MaxColumns} are allowed";
    }

    private static bool IsString(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression)
            || node.IsKind(SyntaxKind.Utf8StringLiteralExpression);

    private static bool IsAllThereIs(TextSpan text, TextLine line)
    {
        if (text.Intersection(line.Span) is not { } part) return false;
        var indent = line.ToString().TakeWhile(c => c == ' ').Count();
        return line.Span.Length - indent - part.Length <= MaxBesideString;
    }
}
