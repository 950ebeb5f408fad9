using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LifecycleKit.Tests.Docs;

namespace LifecycleKit.Tests.Conventions;

/// <summary>
/// Thread safety is stated once for all types, in the glossary, and on each type that is an exception; types that are not exceptions do not
/// repeat it.
/// </summary>
public partial class ThreadSafetyTests
{
    [Fact]
    public void MutableTypes_OfTheLibrary_SayWhatThreadsMayDo() => Rule.Holds(Silent(Library.Assembly, Library.PublicTypes));

    [Fact]
    public void MutableTypes_OfTheLibrary_AreListedInTheGlossary() => Assert.Equal(
        Library.PublicTypes.Where(IsMutable).GroupBy(type => type.Namespace!, type => type.Name.Split('`')[0])
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Distinct().Order(StringComparer.Ordinal))}"),
        MarkdownPage.Read("docs", "glossary.md").Table("| namespace | not thread-safe, or only as stated on the type |")
            .Select(row => $"{row[0]}: {row[1]}"));

    [Fact]
    public void Comments_OfTheSources_DoNotRepeatIt() => Rule.Holds(SourceFile.All.Where(file => Ritual().IsMatch(file.Text))
        .Select(file => $"{file.Path}: thread safety is stated in the glossary, and on types that are not thread-safe"));

    [Theory]
    [InlineData("<summary>A map.</summary><remarks>Not thread-safe.</remarks>", true)]
    [InlineData("<summary>Not for several threads at once.</summary>", true)]
    [InlineData("<summary>A threaded map.</summary>", false)]
    [InlineData("<summary>A map.</summary><example>on any thread</example>", false)]
    public void SaysSo_OfADocComment_LooksForTheWordInSummaryAndRemarks(string comment, bool expected) => Assert.Equal(
        expected, SaysSo(XDocument.Parse($"<doc><members><member name=\"T:A.B\">{comment}</member></members></doc>"), "T:A.B"));

    [Theory]
    [InlineData("/// <remarks>Immutable and safe to share between threads.</remarks>", true)]
    [InlineData("/// Immutable and safe to\n    /// share between threads.", true)]
    [InlineData("/// <remarks>Static and thread-safe.</remarks>", true)]
    [InlineData("/// <remarks>Not thread-safe.</remarks>", false)]
    public void Ritual_OfAComment_IsFoundOverLines(string comment, bool isFound) => Assert.Equal(isFound, Ritual().IsMatch(comment));

    /// <summary>The mutable types of an assembly whose comments do not mention threads.</summary>
    internal static IEnumerable<string> Silent(Assembly assembly, IEnumerable<Type> types)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        return types.Where(IsMutable).Select(type => $"T:{type.FullName!.Replace('+', '.')}").Where(name => !SaysSo(documentation, name))
            .Select(name => $"{name}: summary and remarks do not mention threads");
    }

    private static bool IsMutable(Type type) => type.GetCustomAttributesData().Any(data => data.AttributeType.Name == "MutableAttribute");

    private static bool SaysSo(XDocument documentation, string name) => documentation.Descendants("member")
        .Where(member => (string?)member.Attribute("name") == name)
        .SelectMany(member => member.Elements().Where(element => element.Name.LocalName is "summary" or "remarks"))
        .Any(element => Word().IsMatch(element.Value));

    [GeneratedRegex(@"\bthreads?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"Immutable(\s|///)+and(\s|///)+safe(\s|///)+to(\s|///)+share|Static(\s|///)+and(\s|///)+thread-safe", RegexOptions.IgnoreCase)]
    private static partial Regex Ritual();
}
