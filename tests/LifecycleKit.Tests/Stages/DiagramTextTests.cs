using System.Net;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The rules for labels of the two diagram languages, for any text.</summary>
public partial class DiagramTextTests
{
    private static readonly string[] Parts =
    [
        "direction", "Direction", " ", "TB", "lr", "www", ".", "1", "-", "+", "%%", "{", "}", "[[fork]]", "<<choice>>", "\"", "\\", ";",
        ":", ":::", "#",
        "#35;", "&amp;", "&", "\n", "\r", "\t", "\0", "\u2028", "\u00a0", "é", "e\u0301", "客", "🎉", "\ud83c", "end note", "style", "-->",
        "<br/>", "'", "\\n", "|",
    ];

    [Fact]
    public void MermaidLine_AnyText_ReadsBackAsItWas() => Holds(text =>
        Assert.Equal(Shown(text), MermaidReferences().Replace(MermaidText.Line(text), match => Character(match.Value[1..^1]))));

    [Fact]
    public void MermaidLine_AnyText_HasNothingThatTheGrammarTakesForItsOwn() => Holds(text =>
    {
        var line = MermaidText.Line(text);
        Assert.DoesNotMatch("[\":%<>{}\\[\\]\\\\|`*_$\\p{Cc}\\u2028]", line);
        Assert.DoesNotMatch("(?i)direction\\s+(tb|bt|rl|lr)|www\\.", line);
        Assert.DoesNotMatch("^[\\d\\-+ #;]", MermaidReferences().Replace(line, "x"));
        Assert.DoesNotMatch("[#;]", MermaidReferences().Replace(line, string.Empty));
    });

    [Fact]
    public void DotLine_AnyText_ReadsBackAsItWas() => Holds(text =>
        Assert.Equal(Shown(text), WebUtility.HtmlDecode(DotEscape().Replace(DotText.Line(text), match => match.Value[1..]))));

    [Fact]
    public void DotLine_AnyText_DoesNotEndTheQuotation() => Holds(text =>
        Assert.DoesNotMatch("[\"\\\\\\p{Cc}]", DotEscape().Replace(DotText.Line(text), string.Empty)));

    private static void Holds(Action<string> law) => Law.Holds(Gen.Elements(Parts).ListOf().Select(string.Concat), law);

    /// <summary>Returns the character of a Mermaid reference such as <c>34</c> or <c>quot</c>.</summary>
    private static string Character(string reference) =>
        WebUtility.HtmlDecode(char.IsAsciiDigit(reference[0]) ? $"&#{reference};" : $"&{reference};");

    /// <summary>Returns the text with control characters as spaces and lone surrogates as the replacement character.</summary>
    private static string Shown(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value < 32 || rune.Value is >= 127 and < 160 ? " " : rune.ToString()));

    [GeneratedRegex("#\\w+;")]
    private static partial Regex MermaidReferences();

    [GeneratedRegex("\\\\[\"\\\\]")]
    private static partial Regex DotEscape();
}
