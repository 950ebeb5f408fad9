namespace LifecycleKit.Tests.Conventions;

public class SourceFileTests
{
    [Fact]
    public void Namespace_OfEveryFile_IsItsFolder() => Assert.All(SourceFile.All, file =>
        Assert.Equal([NamespaceOf(file)], Declarations.Namespaces(file.Tokens)));

    [Fact]
    public void Name_OfEveryFile_IsThatOfItsType() => Assert.All(SourceFile.All, file =>
        Assert.Contains(Path.GetFileName(file.Path).Split('.')[0], Declarations.Types(file.Tokens)));

    [Fact]
    public void Length_OfEveryFile_KeepsToTheBudget() => Assert.All(SourceFile.All, file =>
        Assert.True(file.LineCount <= Folders.MostLines(file.Folder), $"{file.Path} has {file.LineCount} lines."));

    [Fact]
    public void Length_OfMostFiles_IsShort()
    {
        var lengths = SourceFile.All.Select(file => file.LineCount).Order().ToArray();
        Assert.True(Quantile(lengths, 0.5) < 70, $"The median file has {Quantile(lengths, 0.5)} lines; it should have less than 70.");
        Assert.True(Quantile(lengths, 0.9) <= 180, $"Of ten files nine should have at most 180 lines, not {Quantile(lengths, 0.9)}.");
    }

    /// <summary>The scan and the compiler see the same types; the compiler's names for file-local ones are not among them.</summary>
    [Fact]
    public void Types_OfTheAssembly_AreFoundInTheSources() => Assert.Subset(
        SourceFile.All.SelectMany(file => Declarations.Types(file.Tokens)).ToHashSet(),
        Library.Types.Select(type => type.Name.Split('`')[0]).ToHashSet());

    [Theory]
    [InlineData("class A { enum B { } } record C(int X); record struct D; interface IE<T> where T : class where U : struct;", "A,B,C,D,IE")]
    [InlineData("delegate Task<int> F(int x); class A { object G() => delegate (int x) { }; delegate*<int> _h; int record = 1; }", "A,F")]
    public void Types_OfACode_AreItsDeclarations(string code, string types) =>
        Assert.Equal(types.Split(','), Declarations.Types(new SourceReader(code).Read()).Order());

    [Fact]
    public void LineCount_WithAndWithoutLastNewLine_IsTheSame() =>
        Assert.Equal((2, 2), (new SourceFile("A.cs", "1\n2\n").LineCount, new SourceFile("A.cs", "1\n2").LineCount));

    /// <summary>Extension methods of a service collection are in its namespace, where a caller has them without a using of its own.</summary>
    private static string NamespaceOf(SourceFile file) =>
        file.Path.EndsWith("/LifecycleServiceCollectionExtensions.cs", StringComparison.Ordinal) ? Library.OfServices
        : file.Folder == Folders.Root ? "LifecycleKit" : $"LifecycleKit.{file.Folder}";

    /// <summary>The smallest length that a share of the files does not exceed.</summary>
    private static int Quantile(int[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
