using FsCheck;
using FsCheck.Fluent;

namespace LifecycleKit.Tests;

/// <summary>Checks a law on generated values. The seed is fixed, so a run is repeatable and a failure comes back.</summary>
internal static class Law
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithReplay(20_240_229, 1_971);

    /// <param name="values">Where the values come from.</param>
    /// <param name="body">Asserts what holds for each value.</param>
    /// <param name="count">On how many values.</param>
    public static void Holds<T>(Gen<T> values, Action<T> body, int count = 200) =>
        Prop.ForAll(Arb.From(values), body).Check(Fixed.WithMaxTest(count));
}
