using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using LifecycleKit.Testing;

namespace LifecycleKit.Tests.Conventions;

/// <summary>The kit for tests of users keeps to the rules of the library, needs nothing else, and sees public members only.</summary>
public class TestingConventionTests
{
    private static readonly Assembly Kit = typeof(CustomerStoreContract).Assembly;

    private static readonly Type[] Types = [.. Kit.GetTypes().Where(Library.IsWritten)];

    private static readonly IReadOnlyList<SourceFile> Files = SourceFile.In("src/LifecycleKit.Testing");

    private static readonly XDocument Project =
        XDocument.Load(Path.Combine(Repository.Root, "src", "LifecycleKit.Testing", "LifecycleKit.Testing.csproj"));

    [Fact]
    public void Project_OfTheKit_GivesItsUsersTheLibraryAlone()
    {
        Assert.DoesNotContain(
            Project.Descendants("PackageReference"), reference => (string?)reference.Attribute("PrivateAssets") != "all");
        Assert.Equal(
            ["../LifecycleKit/LifecycleKit.csproj"], Project.Descendants("ProjectReference").Select(x => (string?)x.Attribute("Include")));
        Assert.Equal(
            ["../LifecycleKit/BannedSymbols.txt"], Project.Descendants("AdditionalFiles").Select(x => (string?)x.Attribute("Include")));
    }

    [Fact]
    public void Internals_OfTheLibrary_AreHiddenFromTheKit() => Assert.DoesNotContain(
        Library.Assembly.GetCustomAttributes<InternalsVisibleToAttribute>(),
        attribute => attribute.AssemblyName.Split(',')[0] == Kit.GetName().Name);

    [Fact]
    public void Files_OfTheKit_AreShortAndNamedLikeTheirTypeAndNamespace()
    {
        var lengths = Files.Select(file => file.LineCount).Order().ToArray();
        Assert.True(lengths[lengths.Length / 2] < 80, $"The median file has {lengths[lengths.Length / 2]} lines.");
        Assert.All(Files, file =>
        {
            Assert.True(file.LineCount <= 180, $"{file.Path} has {file.LineCount} lines.");
            Assert.Equal(["LifecycleKit.Testing"], Declarations.Namespaces(file.Syntax));
            Assert.Contains(Path.GetFileName(file.Path).Split('.')[0], Declarations.Types(file.Syntax));
        });
    }

    [Fact]
    public void Types_OfTheKit_HaveSpeakingNamesAndNoStaticState()
    {
        Assert.NotEmpty(Types);
        Rule.Holds(Types.SelectMany(type => Naming.Violations(type.Name)));
        Rule.Holds(Types.SelectMany(StaticState.Violations));
    }

    [Fact]
    public void PublicTypes_OfTheKit_AreImmutableAndDocumentThreadSafety()
    {
        Rule.Holds(Types.Where(type => type.IsVisible).SelectMany(Immutability.Violations));
        Rule.Holds(ThreadSafetyTests.Silent(Kit, Types.Where(type => type.IsVisible)));
    }

    [Fact]
    public void PublicTypes_OfTheKit_AreUsedByASignatureOrAPage() => Rule.Holds(PublicSurfaceTests.Unused(Kit.GetExportedTypes()));

    [Fact]
    public void PublicApi_OfTheKit_IsTheCommittedOne() => PublicApi.MatchesBaseline(
        Kit, Path.Combine(Repository.Root, "tests", "LifecycleKit.Tests", "Conventions", "PublicAPI.Testing.txt"));
}
