using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace LifecycleKit.Tests.Conventions;

/// <summary>The rules of every package beside the core: those of the core, and that it needs no more than it says.</summary>
/// <param name="satellite">The assembly; its name is that of the package and of the folder in src.</param>
/// <param name="packages">The packages that its users get with it, in ordinal order.</param>
public abstract class SatelliteContract(Assembly satellite, params string[] packages)
{
    private readonly string _name = satellite.GetName().Name!;

    /// <summary>The committed public API, under tests.</summary>
    protected virtual string Baseline => Path.Combine($"{_name}.Tests", "Conventions", "PublicAPI.txt");

    /// <summary>Namespaces of Microsoft's that the package extends.</summary>
    protected virtual string[] Extended => [];

    // Without what generators write.
    private IEnumerable<Type> Types =>
        satellite.GetTypes().Where(type => Library.IsWritten(type) && (type.Namespace == _name || Extended.Contains(type.Namespace)));

    [Fact]
    public void Project_OfTheSatellite_GivesItsUsersTheLibraryAndThePackagesItNames()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", _name, $"{_name}.csproj"));
        Assert.Equal(packages, project.Descendants("PackageReference")
            .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string?)reference.Attribute("Include")).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["../LifecycleKit/LifecycleKit.csproj"], project.Descendants("ProjectReference").Select(x => (string?)x.Attribute("Include")));
        Assert.Equal(
            ["../LifecycleKit/BannedSymbols.txt"], project.Descendants("AdditionalFiles").Select(x => (string?)x.Attribute("Include")));
    }

    [Fact]
    public void Library_BesidesTheSatellite_NeitherNamesItNorShowsItInternals()
    {
        Assert.DoesNotContain(Library.Assembly.GetReferencedAssemblies(), reference => reference.Name == _name);
        Assert.DoesNotContain(
            _name, Library.Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(mark => mark.AssemblyName.Split(',')[0]));
    }

    [Fact]
    public void Files_OfTheSatellite_AreShortAndNamedLikeTheirTypeAndNamespace()
    {
        var files = SourceFile.In($"src/{_name}");
        var lengths = files.Select(file => file.LineCount).Order().ToArray();
        Assert.True(lengths[lengths.Length / 2] < 80, $"The median file has {lengths[lengths.Length / 2]} lines.");
        Assert.All(files, file =>
        {
            Assert.True(file.LineCount <= 180, $"{file.Path} has {file.LineCount} lines.");
            var space = Assert.Single(Declarations.Namespaces(file.Syntax));
            Assert.True(space == _name || Extended.Contains(space), $"{file.Path} is in the namespace {space}.");
            Assert.Contains(Path.GetFileName(file.Path).Split('.')[0], Declarations.Types(file.Syntax));
        });
    }

    [Fact]
    public void Types_OfTheSatellite_HaveSpeakingNamesAndNoStaticState()
    {
        Assert.NotEmpty(Types);
        Rule.Holds(Types.SelectMany(type => Naming.Violations(type.Name)));
        Rule.Holds(Types.SelectMany(StaticState.Violations));
    }

    [Fact]
    public void PublicTypes_OfTheSatellite_AreImmutableAndDocumentThreadSafety()
    {
        Rule.Holds(Types.Where(type => type.IsVisible).SelectMany(Immutability.Violations));
        Rule.Holds(ThreadSafetyTests.Silent(satellite, Types.Where(type => type.IsVisible)));
    }

    [Fact]
    public void PublicTypes_OfTheSatellite_AreUsedByASignatureOrAPage() =>
        Rule.Holds(PublicSurfaceTests.Unused(satellite.GetExportedTypes()));

    [Fact]
    public void PublicApi_OfTheSatellite_IsTheCommittedOne() =>
        PublicApi.MatchesBaseline(satellite, Path.Combine(Repository.Root, "tests", Baseline), Extended);
}
