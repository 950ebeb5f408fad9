using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// A cache of the Gauss rules of one model. A rule depends on the customer only through n, the dropout opportunities so far, and takes
/// longer to compute than to use.
/// </summary>
/// <remarks>
/// A rule is computed at its first use, into space reserved from the start. Two threads may compute the same rule at once: both write the
/// same finished numbers, so a reader never sees others. <see cref="BetaNodes.Gauss"/> gives the same numbers, so a prediction does not
/// depend on the cache.
/// </remarks>
internal sealed class BetaQuadrature(double a, double b)
{
    /// <summary>Customers with more opportunities are rare; their rules are not cached.</summary>
    private const int Kept = 64;

    /// <summary>Nodes and weights of the short rule, then those of the long one.</summary>
    private const int Stride = 2 * (BetaNodes.GaussLength + BetaNodes.LongGaussLength);

    private readonly double[] _rules = new double[Kept * Stride];
    private readonly bool[] _made = new bool[2 * Kept];

    /// <summary>Finds or computes the rule of Beta(a, b + n).</summary>
    /// <param name="state">The customer; there is no rule for a customer of another model or with too many opportunities.</param>
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
        // Computed outside the cache, so other threads never see a half-finished rule.
        Span<double> fresh = stackalloc double[rule.Length];
        BetaNodes.Gauss(state.A, state.B, fresh[..(rule.Length / 2)], fresh[(rule.Length / 2)..]);
        fresh.CopyTo(rule);
        Volatile.Write(ref made, true);
    }
}
