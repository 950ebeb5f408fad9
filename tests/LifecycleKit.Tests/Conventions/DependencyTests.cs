using System.Xml.Linq;

namespace LifecycleKit.Tests.Conventions;

public class DependencyTests
{
    private static readonly string[] Allowed = ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options"];

    private static readonly XDocument Project = XDocument.Load(Path.Combine(Repository.Root, "src", "LifecycleKit", "LifecycleKit.csproj"));

    [Fact]
    public void Assembly_OfTheLibrary_ReferencesTheFrameworkAndTwoPackages() => Assert.All(
        Library.Assembly.GetReferencedAssemblies().Select(reference => reference.Name!),
        name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || Allowed.Contains(name), name));

    [Fact]
    public void Project_OfTheLibrary_GivesItsUsersTwoPackages() => Assert.Equal(Allowed, Project.Descendants("PackageReference")
        .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
        .Select(reference => (string?)reference.Attribute("Include"))
        .Order());

    [Fact]
    public void Project_OfTheLibrary_HasNoOtherWayIn() => Assert.Empty(
        Project.Descendants().Select(element => element.Name.LocalName)
            .Intersect(["ProjectReference", "FrameworkReference", "Reference", "Using"]));
}
