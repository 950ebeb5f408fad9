using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class RootSearchTests
{
    /// <summary>A function, its bracket, its root, and the evaluations allowed.</summary>
    public static TheoryData<string, double, double, double, int> Functions => new()
    {
        { "line", -1, 3, 1.25, 5 },
        { "exp", -50, 50, 1, 30 },
        { "log", 1e-300, 1e300, 7, 60 },
        { "steep", -1, 1, 1 / 3.0, 80 },
        { "flat", -1, 4, 0.7, 100 },
        { "step", -1e300, 1e300, Math.PI, 100 },
        { "falling", 0, 1e6, 1e-9, 60 },
        { "cliff", 0, 1, 1e-200, 100 },
        { "saturated", -1e3, 1e3, 0.3, 80 },
        { "infinite", 0, 10, 2, 80 },
        { "cubic", -1e5, 2e5, 1e-5, 100 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void BrentAndBisect_AnyMonotoneFunction_FindItsRoot(string name, double low, double high, double root, int evaluations)
    {
        var (f, g) = (new Named(name), new Named(name));

        var found = RootSearch.Brent(ref f, low, high);
        var halved = RootSearch.Bisect(ref g, high, low);

        TestContext.Current.TestOutputHelper?.WriteLine($"{f.Evaluations} evaluations, {g.Evaluations} by halving, {found:g17}");
        AssertRoot(name, root, found);
        AssertRoot(name, root, halved);
        Assert.InRange(f.Evaluations, 1, evaluations);
        Assert.InRange(g.Evaluations, 1, 66);
    }

    [Theory]
    [InlineData("line", 1, 1.25)]
    [InlineData("line", 1e-300, 1.25)]
    [InlineData("line", 1e300, 1.25)]
    [InlineData("log", 1, 7)]
    [InlineData("falling", 1, 1e-9)]
    [InlineData("cliff", 1, 1e-200)]
    [InlineData("step", 1e-5, Math.PI)]
    [InlineData("never", 1, double.PositiveInfinity)]
    [InlineData("atOnce", 1, 0.0)]
    [InlineData("fromZero", 1, 0.0)]
    public void OnHalfLine_FromAnyGuess_FindsTheRoot(string name, double guess, double root)
    {
        var f = new Named(name);

        var found = RootSearch.OnHalfLine(ref f, guess);

        TestContext.Current.TestOutputHelper?.WriteLine($"{f.Evaluations} evaluations, {found:g17}");
        AssertRoot(name, root, found);
        Assert.InRange(f.Evaluations, 1, 112);
    }

    [Fact]
    public void Brent_NaNValue_IsNaN()
    {
        var f = new Named("none");

        Assert.Equal(double.NaN, RootSearch.Brent(ref f, 0, 1));
        Assert.Equal(double.NaN, RootSearch.OnHalfLine(ref f, 1));
    }

    [Fact]
    public void Brent_RootAtAnEnd_IsThatEnd()
    {
        var f = new Named("line");

        Assert.Equal(1.25, RootSearch.Brent(ref f, 1.25, 9));
        Assert.Equal(1.25, RootSearch.Brent(ref f, -9, 1.25));
    }

    [Fact]
    public void Brent_NoBracket_Throws()
    {
        var f = new Named("line");

        Assert.Throws<ArgumentException>(() => RootSearch.Brent(ref f, 2, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => RootSearch.OnHalfLine(ref f, 0));
    }

    [Fact]
    public void EveryRoutine_Called_AllocatesNothing() => Assert.Equal(0, Allocation.Of(() =>
    {
        var f = new Cubic();
        RootSearch.Brent(ref f, -1, 4);
        RootSearch.Bisect(ref f, -1, 4);
        RootSearch.OnHalfLine(ref f, 1e-3);
    }));

    [Fact]
    public void OnHalfLine_PowersOverManyMagnitudes_AreWithinOneUlp()
    {
        var random = new Random(11);
        var (most, sum) = (0, 0);
        for (var i = 0; i < 2_000; i++)
        {
            var root = Math.Pow(10, 20 * random.NextDouble() - 10);
            var f = new Power(root, 1 + 4 * random.NextDouble());

            var found = RootSearch.OnHalfLine(ref f, Math.Pow(10, 20 * random.NextDouble() - 10));

            Assert.InRange(found, Math.BitDecrement(root), Math.BitIncrement(root));
            (most, sum) = (Math.Max(most, f.Evaluations), sum + f.Evaluations);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{sum / 2000.0} evaluations, at most {most}");
        Assert.InRange(most, 1, 60);
    }

    /// <summary>The ninth power is zero, as a double, in a small neighbourhood of its root; the others have one double as root.</summary>
    private static void AssertRoot(string name, double root, double found)
    {
        if (name == "flat") Assert.Equal(root, found, 1e-15);
        else if (double.IsInfinity(root) || root == 0) Assert.Equal(root, found);
        else Assert.InRange(found, Math.BitDecrement(root), Math.BitIncrement(root));
    }

    private struct Named(string name) : IScalarFunction
    {
        public int Evaluations { get; private set; }

        public double Value(double x)
        {
            Evaluations++;
            return name switch
            {
                "line" => 4 * x - 5,
                "exp" => Math.Exp(x - 1) - 1,
                "log" => Math.Log(x / 7),
                "steep" => Math.Tanh(1e12 * (x - 1 / 3.0)),
                "flat" => Math.Pow(x - 0.7, 9),
                "step" => x < Math.PI ? -1 : 1,
                "falling" => Math.Exp(-1e9 * x) - Math.Exp(-1),
                "cliff" => x < 1e-200 ? 1 : x == 1e-200 ? 0 : -1e-300,
                "saturated" => Math.Tanh(3 * (x - 0.3)) * 1e200,
                "infinite" => x < 1 ? double.NegativeInfinity : x > 3 ? double.PositiveInfinity : x - 2,
                "cubic" => (x - 1e-5) * ((x * x) + 1),
                "never" => -1 - Math.Exp(-x),
                "atOnce" => x > 0 ? 1 : -1,
                "fromZero" => x,
                _ => double.NaN,
            };
        }
    }

    private struct Cubic : IScalarFunction
    {
        public readonly double Value(double x) => x * x * x - 2;
    }

    private struct Power(double root, double exponent) : IScalarFunction
    {
        public int Evaluations { get; private set; }

        public double Value(double x)
        {
            Evaluations++;
            return x == 0 ? -1 : double.ExpM1(exponent * double.LogP1((x - root) / root));
        }
    }
}
