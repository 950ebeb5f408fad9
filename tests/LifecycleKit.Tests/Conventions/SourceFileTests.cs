namespace LifecycleKit.Tests.Conventions;

public class SourceFileTests
{
    [Fact]
    public void Namespace_OfEveryFile_IsItsFolder() => Assert.All(SourceFile.All, file =>
        Assert.Equal([NamespaceOf(file)], Declarations.Namespaces(file.Syntax)));

    [Fact]
    public void Name_OfEveryFile_IsThatOfItsType() => Assert.All(SourceFile.All, file =>
        Assert.Contains(Path.GetFileName(file.Path).Split('.')[0], Declarations.Types(file.Syntax)));

    /// <summary>The scan and the compiler see the same types; the compiler's names for file-local ones are not among them.</summary>
    [Fact]
    public void Types_OfTheAssembly_AreFoundInTheSources() => Assert.Empty(
        Library.Types.Select(type => type.Name.Split('`')[0]).Except(SourceFile.All.SelectMany(file => Declarations.Types(file.Syntax))));

    [Theory]
    [InlineData("class A { enum B { } } record C(int X); record struct D; interface IE<T> where T : class where U : struct;", "A,B,C,D,IE")]
    [InlineData("delegate Task<int> F(int x); class A { object G() => delegate (int x) { }; delegate*<int> _h; int record = 1; }", "A,F")]
    public void Types_OfACode_AreItsDeclarations(string code, string types) =>
        Assert.Equal(types.Split(','), Declarations.Types(new SourceFile("A.cs", code).Syntax).Order());

    /// <summary>
    /// Extension methods of a service collection are in its namespace, where a caller has them without a using of its own.
    /// </summary>
    private static string NamespaceOf(SourceFile file) =>
        file.Path.EndsWith("/LifecycleServiceCollectionExtensions.cs", StringComparison.Ordinal) ? Library.OfServices
        : file.Folder == Folders.Root ? "LifecycleKit" : $"LifecycleKit.{file.Folder}";
}
