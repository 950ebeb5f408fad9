using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// The Gauss rules of one model, kept: a rule depends on the customer through n, the opportunities to leave so far, alone, and takes
/// longer to make than to use.
/// </summary>
/// <remarks>
/// A rule is made when it is first asked for, into room that is there from the start. Two threads may make the same at once: they write the
/// same finished numbers, so a reader never sees others. They are those that <see cref="BetaNodes.Gauss"/> makes on the spot, so a prediction
/// does not depend on what is kept.
/// </remarks>
internal sealed class BetaQuadrature(double a, double b)
{
    /// <summary>Beyond so many opportunities customers are rare, and rules are made on the spot.</summary>
    private const int Kept = 64;

    /// <summary>Nodes and weights of the short rule, then those of the long one.</summary>
    private const int Stride = 2 * (BetaNodes.GaussLength + BetaNodes.LongGaussLength);

    private readonly double[] _rules = new double[Kept * Stride];
    private readonly bool[] _made = new bool[2 * Kept];

    /// <summary>Finds or makes the rule of Beta(a, b + n).</summary>
    /// <param name="state">The customer; of another model, or with too many opportunities, there is no rule.</param>
    /// <param name="length"><see cref="BetaNodes.GaussLength"/> or <see cref="BetaNodes.LongGaussLength"/>.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="weights">The weights.</param>
    /// <returns>Whether there is a rule.</returns>
    public bool TryGet(in AliveState state, int length, out ReadOnlySpan<double> nodes, out ReadOnlySpan<double> weights)
    {
        nodes = weights = default;
        if (state.A != a || state.B0 != b || state.Opportunities >= Kept) return false;
        var (n, isShort) = ((int)state.Opportunities, length == BetaNodes.GaussLength);
        var rule = _rules.AsSpan(n * Stride + (isShort ? 0 : 2 * BetaNodes.GaussLength), 2 * length);
        ref var made = ref _made[2 * n + (isShort ? 0 : 1)];
        if (!Volatile.Read(ref made)) Make(state, rule, ref made);
        nodes = rule[..length];
        weights = rule[length..];
        return true;
    }

    private static void Make(in AliveState state, Span<double> rule, ref bool made)
    {
        // Not in place: there what is half made would show.
        Span<double> fresh = stackalloc double[rule.Length];
        BetaNodes.Gauss(state.A, state.B, fresh[..(rule.Length / 2)], fresh[(rule.Length / 2)..]);
        fresh.CopyTo(rule);
        Volatile.Write(ref made, true);
    }
}
