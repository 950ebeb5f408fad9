using FsCheck;
using FsCheck.Fluent;

namespace LifecycleKit.Tests;

/// <summary>Tests a law on many generated cases, the same in each run, and reports their number.</summary>
internal static class Law
{
    private const ulong Seed = 20_240_229;

    /// <param name="cases">The generator of the cases.</param>
    /// <param name="law">The law, which throws when it does not hold.</param>
    /// <param name="count">The number of cases, for <see cref="RandomCases.Times"/> of 1.</param>
    /// <param name="shrink">Makes smaller cases of a failing one; null to report it unchanged.</param>
    /// <param name="seed">The seed of the generator.</param>
    public static void Holds<T>(Gen<T> cases, Action<T> law, int count = 2_000, Func<T, IEnumerable<T>>? shrink = null, ulong seed = Seed)
    {
        var tried = 0;
        Prop.ForAll(shrink is null ? Arb.From(cases) : Arb.From(cases, shrink), Try)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count * RandomCases.Times).WithReplay(seed, seed | 1).WithQuietOnSuccess(true));
        TestContext.Current.TestOutputHelper?.WriteLine($"The law held in {tried} cases.");

        void Try(T x)
        {
            tried++;
            law(x);
        }
    }
}
