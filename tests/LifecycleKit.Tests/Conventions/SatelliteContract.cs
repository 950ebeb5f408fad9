using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace LifecycleKit.Tests.Conventions;

/// <summary>The rules of every package beside the core: those of the core, and that it needs no more than it says.</summary>
/// <param name="satellite">The assembly.</param>
/// <param name="packages">The packages that its users get with it, in ordinal order.</param>
public abstract class SatelliteContract(Assembly satellite, params string[] packages)
{
    /// <summary>The name of the package, of the folder in src, and of the namespace; that of the assembly unless it is another.</summary>
    protected virtual string Name => satellite.GetName().Name!;

    /// <summary>The only project that the satellite refers to.</summary>
    protected virtual string Reference => "../LifecycleKit/LifecycleKit.csproj";

    /// <summary>What the code must not call: the list of the core, unless the satellite has one of its own.</summary>
    protected virtual string BannedSymbols => "../LifecycleKit/BannedSymbols.txt";

    /// <summary>The committed public API, under tests.</summary>
    protected virtual string Baseline => Path.Combine($"{Name}.Tests", "Conventions", "PublicAPI.txt");

    /// <summary>Namespaces of Microsoft's that the package extends.</summary>
    protected virtual string[] Extended => [];

    // Without what generators write.
    private IEnumerable<Type> Types =>
        satellite.GetTypes().Where(type => Library.IsWritten(type) && (type.Namespace == Name || Extended.Contains(type.Namespace)));

    [Fact]
    public void Project_OfTheSatellite_GivesItsUsersTheLibraryAndThePackagesItNames()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", Name, $"{Name}.csproj"));
        Assert.Equal(packages, project.Descendants("PackageReference")
            .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string?)reference.Attribute("Include")).Order(StringComparer.Ordinal));
        Assert.Equal([Reference], project.Descendants("ProjectReference").Select(x => (string?)x.Attribute("Include")));
        Assert.Equal([BannedSymbols], project.Descendants("AdditionalFiles").Select(x => (string?)x.Attribute("Include")));
    }

    [Fact]
    public void Library_BesidesTheSatellite_NeitherNamesItNorShowsItInternals()
    {
        var assembly = satellite.GetName().Name!;
        Assert.DoesNotContain(Library.Assembly.GetReferencedAssemblies(), reference => reference.Name == assembly);
        // The core, and a satellite that this one refers to.
        var shown = satellite.GetReferencedAssemblies()
            .Where(reference => reference.Name!.StartsWith("LifecycleKit", StringComparison.Ordinal));
        Assert.All(shown, reference => Assert.DoesNotContain(
            assembly,
            Assembly.Load(reference).GetCustomAttributes<InternalsVisibleToAttribute>().Select(mark => mark.AssemblyName.Split(',')[0])));
    }

    [Fact]
    public void Files_OfTheSatellite_AreShortAndNamedLikeTheirTypeAndNamespace()
    {
        var files = SourceFile.In($"src/{Name}");
        var lengths = files.Select(file => file.LineCount).Order().ToArray();
        Assert.True(lengths[lengths.Length / 2] < 80, $"The median file has {lengths[lengths.Length / 2]} lines.");
        Assert.All(files, file =>
        {
            Assert.True(file.LineCount <= 180, $"{file.Path} has {file.LineCount} lines.");
            var space = Assert.Single(Declarations.Namespaces(file.Syntax));
            Assert.True(space == Name || Extended.Contains(space), $"{file.Path} is in the namespace {space}.");
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
