// The planted types below only have signatures; nothing calls them.
#pragma warning disable CS0067

namespace LifecycleKit.Tests.Conventions;

public class PublicApiTests
{
    private const string Switch = "LIFECYCLEKIT_UPDATE_API";

    [Fact]
    public void Text_OfTheLibrary_IsTheCommittedOne()
    {
        var path = Path.Combine(Repository.Root, "tests", "LifecycleKit.Tests", "Conventions", "PublicAPI.txt");
        var text = PublicApi.TextOf(Library.PublicTypes);
        if (Environment.GetEnvironmentVariable(Switch) == "1") File.WriteAllText(path, text);

        var difference = PublicApi.Difference(File.ReadAllText(path), text);
        Assert.True(difference.Count == 0, $"""
            The public API is not the committed one:
            {string.Join("\n", difference)}
            If this is meant, run and commit: {Switch}=1 dotnet test --filter PublicApi
            """);
    }

    [Fact]
    public void Text_OfPlantedTypes_ReadsLikeCSharp() => Assert.Equal(
        """
        [Flags] enum Colour : byte
            Red = 1
            Green = 2

        delegate Task<string?> Handler<in T>(T value, CancellationToken token = default)

        interface IPart<out T> : IEnumerable<T>
            int Rank { get; }
            virtual int Twice()
            static abstract int Zero { get; }

        sealed record Pair<T> : IDisposable where T : struct, IComparable<T>
            Pair(T Left, (int, string?) Right)
            void Dispose()
            T Left { get; init; }
            (int, string?) Right { get; init; }

        abstract class Shape
            protected Shape(int size)
            abstract double Area(params double[] sides)
            event Action? Changed
            double this[int at] { get; }
            const decimal Limit = 2.5
            string? Name { get; protected set; }
            static readonly int[] Sides
            override string ToString()
            bool Try<U>(string? text, out List<string?>? found, in int at, Colour colour = Colour.Red, int? x = null) where U : class, new()

        sealed class Square : Shape
            Square()
            override double Area(params double[] sides)
            required int Side { get; init; }

        """.ReplaceLineEndings("\n"),
        PublicApi.TextOf(typeof(Planted).GetNestedTypes())
            .Replace("LifecycleKit.Tests.Conventions.PublicApiTests.Planted.", "", StringComparison.Ordinal)
            .Replace("Tests.Conventions.PublicApiTests.Planted.", "", StringComparison.Ordinal));

    [Fact]
    public void Members_OfAnExtensionClass_BearThis() => Assert.Contains(
        "static ReadOnlyCollection<T> AsReadOnly<T>(this IList<T> list)", ApiMembers.Of(typeof(CollectionExtensions)));

    [Fact]
    public void Difference_OfTwoTexts_NamesTypeAndLine() => Assert.Equal(
        ["- class A: int B()", "+ class A: int B(int c)", "+ class D"],
        PublicApi.Difference("class A\n    int B()\n    int E()\n", "class A\n    int B(int c)\n    int E()\n\nclass D\n"));

    private static class Planted
    {
        [Flags]
        public enum Colour : byte
        {
            Red = 1,
            Green = 2,
        }

        public delegate Task<string?> Handler<in T>(T value, CancellationToken token = default);

        public interface IPart<out T> : IEnumerable<T>
        {
            static abstract int Zero { get; }

            int Rank { get; }

            int Twice() => 2 * Rank;
        }

        public abstract class Shape
        {
            public const decimal Limit = 2.5m;
            public static readonly int[] Sides = [4];
            internal static readonly int Hidden = 1;

            protected Shape(int size) => Size = size;

            public event Action? Changed;

            public string? Name { get; protected set; }

            internal int Size { get; }

            public double this[int at] => at;

            public abstract double Area(params double[] sides);

            public bool Try<U>(string? text, out List<string?>? found, in int at, Colour colour = Colour.Red, int? x = null)
                where U : class, new()
            {
                found = [text];
                return at > x && colour == Colour.Green;
            }

            public override string ToString() => $"{Size}";
        }

        public sealed class Square() : Shape(1)
        {
            public required int Side { get; init; }

            public override double Area(params double[] sides) => Side * Side;
        }

        public sealed record Pair<T>(T Left, (int, string?) Right) : IDisposable
            where T : struct, IComparable<T>
        {
            public void Dispose()
            {
            }
        }
    }
}
