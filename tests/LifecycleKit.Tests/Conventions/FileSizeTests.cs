namespace LifecycleKit.Tests.Conventions;

public class FileSizeTests
{
    /// <summary>Types in short files that neither are public nor have several users, each with the reason in a comment.</summary>
    private static readonly string[] ShortWithReason = [];

    private static readonly FileSize Sources = new(SourceFile.In("src"), ShortWithReason);

    [Fact]
    public void LineCount_OfEveryFile_KeepsToTheBudget() => Rule.Holds(Sources.TooLong());

    [Fact]
    public void LineCount_OfMostFiles_IsSmall()
    {
        var lengths = SourceFile.All.Select(file => file.LineCount).Order().ToArray();
        Assert.True(Quantile(lengths, 0.5) < 70, $"The median file has {Quantile(lengths, 0.5)} lines; it should have less than 70.");
        Assert.True(Quantile(lengths, 0.9) <= 180, $"Of ten files nine should have at most 180 lines, not {Quantile(lengths, 0.9)}.");
    }

    [Fact]
    public void LineCount_OfEveryFile_IsAtLeastTenOrHasAReason() => Rule.Holds(Sources.TooShort());

    [Fact]
    public void LineCount_WithAndWithoutLastNewLine_IsTheSame() =>
        Assert.Equal((2, 2), (new SourceFile("A.cs", "1\n2\n").LineCount, new SourceFile("A.cs", "1\n2").LineCount));

    [Theory]
    [InlineData("internal record Planted;", "class A { Planted _x; }", "class B;", false)]
    [InlineData("internal record Planted;", "class A { Planted _x; }", "class B { Planted _x; }", true)]
    [InlineData("public record Planted;", "class A;", "class B;", true)]
    [InlineData(
        "internal static class Planted { static int Twice(this int x) => 2 * x; }", "class A { int X = 1.Twice(); }", "class B;", false)]
    [InlineData(
        "internal static class Planted { static int Twice(this int x) => 2 * x; }", "class A { int X = 1.Twice(); }",
        "class B { int Y = 2.Twice(); }", true)]
    [InlineData("internal record PlantedWithReason;", "class A;", "class B;", true)]
    [InlineData("internal record Planted;\n\n\n\n\n\n\n\n\n\n", "class A;", "class B;", true)]
    public void TooShort_OfAPlantedFile_AsksForAReason(string planted, string first, string second, bool isAllowed)
    {
        const string Public = "namespace N;\npublic ";
        var violations = new FileSize(
        [
            new("Planted.cs", "namespace N;\n" + planted),
            new("A.cs", Public + first),
            new("B.cs", Public + second),
        ], "PlantedWithReason").TooShort();
        Assert.Equal(isAllowed, !violations.Any());
    }

    [Theory]
    [InlineData("LifecycleKit/Stages/A.cs", 301, true)]
    [InlineData("LifecycleKit/Stages/A.cs", 300, false)]
    [InlineData("LifecycleKit/Clv/Fitting/A.cs", 401, true)]
    [InlineData("LifecycleKit/Numerics/A.cs", 400, false)]
    public void TooLong_OfAPlantedFile_KnowsTheFoldersOfFormulas(string path, int lines, bool isViolation) =>
        Assert.Equal(isViolation, new FileSize([new SourceFile(path, new string('\n', lines))]).TooLong().Any());

    /// <summary>The smallest length that a share of the files does not exceed.</summary>
    private static int Quantile(int[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
