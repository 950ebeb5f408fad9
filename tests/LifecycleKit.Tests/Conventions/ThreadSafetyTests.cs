using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LifecycleKit.Tests.Conventions;

public partial class ThreadSafetyTests
{
    [Fact]
    public void PublicTypes_OfTheLibrary_SayHowTheyBearThreads() => Rule.Holds(Silent(Library.Assembly, Library.PublicTypes));

    [Theory]
    [InlineData("<summary>A map.</summary><remarks>Immutable.</remarks>", true)]
    [InlineData("<summary>A map, thread-safe.</summary>", true)]
    [InlineData("<summary>Not for several threads at once.</summary>", true)]
    [InlineData("<summary>A threaded map.</summary>", false)]
    [InlineData("<summary>A map.</summary><example>on any thread</example>", false)]
    public void SaysSo_OfADocComment_LooksForTheWordInSummaryAndRemarks(string comment, bool expected) => Assert.Equal(
        expected, SaysSo(XDocument.Parse($"<doc><members><member name=\"T:A.B\">{comment}</member></members></doc>"), "T:A.B"));

    /// <summary>The types of an assembly that say nothing of threads.</summary>
    internal static IEnumerable<string> Silent(Assembly assembly, IEnumerable<Type> types)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        return types.Where(IsSubject).Select(NameInDocumentation)
            .Where(name => !SaysSo(documentation, name))
            .Select(name => $"{name}: summary and remarks name neither threads nor immutability");
    }

    /// <summary>An enum, a delegate and an exception hold no state; a class of extension methods leaves it to what it extends.</summary>
    private static bool IsSubject(Type type) =>
        !type.IsEnum && !typeof(Delegate).IsAssignableFrom(type) && !typeof(Exception).IsAssignableFrom(type)
        && !(Library.IsStatic(type) && type.Name.EndsWith("Extensions", StringComparison.Ordinal));

    private static string NameInDocumentation(Type type) => $"T:{type.FullName!.Replace('+', '.')}";

    private static bool SaysSo(XDocument documentation, string name) => documentation.Descendants("member")
        .Where(member => (string?)member.Attribute("name") == name)
        .SelectMany(member => member.Elements().Where(element => element.Name.LocalName is "summary" or "remarks"))
        .Any(element => Word().IsMatch(element.Value));

    [GeneratedRegex(@"\b(threads?|immutable)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
