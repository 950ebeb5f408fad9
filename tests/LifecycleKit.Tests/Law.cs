using FsCheck;
using FsCheck.Fluent;

namespace LifecycleKit.Tests;

/// <summary>Tries a law on many generated cases, always the same ones, and says how many.</summary>
internal static class Law
{
    private const ulong Seed = 20_240_229;

    /// <param name="cases">Makes the cases.</param>
    /// <param name="law">Throws where it does not hold.</param>
    /// <param name="count">How many cases to try.</param>
    /// <param name="shrink">Makes a failing case smaller; null to report it as it is.</param>
    /// <param name="seed">Where the cases begin.</param>
    public static void Holds<T>(Gen<T> cases, Action<T> law, int count = 2_000, Func<T, IEnumerable<T>>? shrink = null, ulong seed = Seed)
    {
        var tried = 0;
        Prop.ForAll(shrink is null ? Arb.From(cases) : Arb.From(cases, shrink), Try)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(seed, seed | 1).WithQuietOnSuccess(true));
        TestContext.Current.TestOutputHelper?.WriteLine($"The law held in {tried} cases.");

        void Try(T x)
        {
            tried++;
            law(x);
        }
    }
}
