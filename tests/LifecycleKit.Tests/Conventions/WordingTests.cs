using System.Text.RegularExpressions;

namespace LifecycleKit.Tests.Conventions;

/// <summary>
/// The words that texts, code and names do not use. Customers are "the customer" or "they"; the rest is old-fashioned or hard for readers
/// whose first language is not English. This file alone may contain them.
/// </summary>
public partial class WordingTests
{
    private const string Exempt = "WordingTests.cs";

    private static readonly string[] Words =
    [
        "he", "him", "his", "himself", "she", "her", "hers", "herself", "whom", "whoever", "somebody", "nobody", "anew", "for ever",
        "mend", "mends", "mended", "but for", "as of late", "told", "day of judgement", "in so many words", "a sentence each", "by hand",
    ];

    /// <summary>The words of each phrase, by its first word: each word of a million is looked up once.</summary>
    private static readonly ILookup<string, string[]> Phrases =
        Words.Select(words => words.Split(' ')).ToLookup(words => words[0], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Singles = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", ".ci/run"];

    [Theory]
    [InlineData("docs", "*.md")]
    [InlineData("docs/samples", "*.cs")]
    [InlineData("src", "*.cs")]
    [InlineData("tests", "*.cs")]
    [InlineData("benchmarks", "*.cs")]
    public void Texts_OfAFolder_UsePlainWords(string folder, string pattern) => Rule.Holds(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != Exempt && !path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Violations(Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path))));

    [Fact]
    public void Texts_OfTheRoot_UsePlainWords() => Rule.Holds(
        from name in Singles
        let path = Path.Combine(Repository.Root, name)
        where File.Exists(path)
        from violation in Violations(name, File.ReadAllText(path))
        select violation);

    [Theory]
    [InlineData("ok\nWhat moves him next.", "A.md(2): him")]
    [InlineData("Told you.", "A.md(1): told")]
    [InlineData("void Run_Explain_TellsWhatMovesHim()", "A.md(1): him")]
    [InlineData("var herOrders = 1;", "A.md(1): her")]
    [InlineData("Kept for\n/// ever.", "A.md(1): for ever")]
    [InlineData("Written by hand.", "A.md(1): by hand")]
    [InlineData("class ByHandTests;", "A.md(1): by hand")]
    [InlineData("Summarize before the day of judgement", "A.md(1): day of judgement")]
    [InlineData("const string MendHint", "A.md(1): mend")]
    public void Violations_OfAPlantedText_NameFileLineAndWord(string text, string violation) =>
        Assert.Equal([violation], Violations("A.md", text));

    [Theory]
    [InlineData("The other theme: where there are amendments, then they recommend a hand-written text.")]
    [InlineData("SheetHeader, HeadHash, Archive, isolder, RecommendAsync, HISTORY, CheckedIn")]
    [InlineData("the new one; for every; but forward; by handing over; replaced by hand-written code")]
    public void Violations_OfPlainWords_AreNone(string text) => Assert.Empty(Violations("A.md", text));

    [Fact]
    public void Violations_OfEachWord_AreFound() =>
        Assert.All(Words, word => Assert.Equal([$"A.md(1): {word}"], Violations("A.md", $"x {word.ToUpperInvariant()}, y")));

    /// <summary>Names are split into their words first, and the marks of comments at line starts are dropped: a phrase may wrap.</summary>
    private static IEnumerable<string> Violations(string path, string text)
    {
        // "hand-written" is one word: "by hand-written code" does not say "by hand".
        var words = Word().Matches(text.Replace("hand-written", "handwritten ", StringComparison.OrdinalIgnoreCase)).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            foreach (var banned in Phrases[words[i].Value])
            {
                if (IsAt(words, i, banned))
                    yield return $"{path}({1 + text.AsSpan(0, words[i].Index).Count('\n')}): {string.Join(' ', banned)}";
            }
        }
    }

    private static bool IsAt(Match[] words, int at, string[] banned) =>
        at + banned.Length <= words.Length
        && banned.Select((word, i) => string.Equals(words[at + i].Value, word, StringComparison.OrdinalIgnoreCase)).All(equal => equal);

    /// <summary>A word of a text or of a name. A mark of a sentence is a word of its own, so that no phrase reaches across it.</summary>
    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+|[.,:;!?()""]")]
    private static partial Regex Word();
}
