namespace LifecycleKit.Tests.Conventions;

public class PublicApiTests
{
    [Fact]
    public void Text_OfTheLibrary_IsTheCommittedOne() => PublicApi.MatchesBaseline(
        Library.Assembly, Path.Combine(Repository.Root, "tests", "LifecycleKit.Tests", "Conventions", "PublicAPI.txt"), Library.OfServices);

    /// <summary>What breaks a user's code shows: nullability, defaults, constraints, init and required, who may override.</summary>
    [Theory]
    [InlineData("string? Name { get; protected set; }")]
    [InlineData("required int Size { get; init; }")]
    [InlineData("abstract double Area(params double[] sides);")]
    [InlineData("const int Limit = 2;")]
    [InlineData("static readonly int[] Sides;")]
    [InlineData("void Read<T>(string? text, in int at, out System.Collections.Generic.List<string?>? found, int? x = default)")]
    [InlineData("where T : class, new ()")]
    [InlineData("virtual string Draw(System.DayOfWeek day = 1) { }")]
    public void Text_OfAPlantedType_HasWhatAUserSees(string member) =>
        Assert.Contains(member, PublicApi.TextOf(typeof(PublicApiTests)), StringComparison.Ordinal);

    [Fact]
    public void Text_OfAPlantedType_LeavesOutWhatIsHidden() =>
        Assert.DoesNotContain("Secret", PublicApi.TextOf(typeof(PublicApiTests)), StringComparison.Ordinal);

    [Fact]
    public void Difference_OfTwoTexts_NamesTypeAndLine() => Assert.Equal(
        ["- namespace N > class A > int B()", "+ namespace N > class A > int B(int c)", "+ namespace N > class D"],
        PublicApi.Difference(
            "namespace N\n{\n    class A\n    {\n        int B()\n        int E()\n    }\n}\n",
            "namespace N\n{\n    class A\n    {\n        int B(int c)\n        int E()\n    }\n    class D\n}\n"));

    public abstract class Planted
    {
        public const int Limit = 2;
        public static readonly int[] Sides = [4];
        internal static readonly int SecretField = 1;

        public string? Name { get; protected set; }

        public required int Size { get; init; }

        public abstract double Area(params double[] sides);

        public virtual string Draw(DayOfWeek day = DayOfWeek.Monday) => $"{day}";

        public void Read<T>(string? text, in int at, out List<string?>? found, int? x = null)
            where T : class, new() => found = [text, $"{new T()} {at} {x} {Size}"];

        internal int Secret() => Size;
    }
}
