using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// The Gauss rules of one model, kept: a rule depends on the customer through n, the opportunities to leave so far, alone, and takes
/// longer to make than to use.
/// </summary>
/// <remarks>
/// A rule is made when it is first asked for. Two threads may make the same at once; they make the same numbers, so either may stay. The
/// rules are the same as those that <see cref="BetaNodes.Gauss"/> makes on the spot, so a prediction does not depend on what is kept.
/// </remarks>
internal sealed class BetaRules(double a, double b)
{
    /// <summary>Beyond so many opportunities customers are rare, and rules are made on the spot.</summary>
    private const int Kept = 256;

    private readonly double[]?[] _rules = new double[]?[2 * Kept];

    /// <summary>Finds or makes the rule of Beta(a, b + n).</summary>
    /// <param name="state">The customer; of another model, or with too many opportunities, there is no rule.</param>
    /// <param name="length"><see cref="BetaNodes.GaussLength"/> or <see cref="BetaNodes.LongGaussLength"/>.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="weights">The weights.</param>
    /// <returns>Whether there is a rule.</returns>
    public bool TryGet(in LivingState state, int length, out ReadOnlySpan<double> nodes, out ReadOnlySpan<double> weights)
    {
        if (state.A != a || state.B0 != b || state.Opportunities >= Kept)
        {
            nodes = weights = default;
            return false;
        }

        ref var rule = ref _rules[2 * (int)state.Opportunities + (length == BetaNodes.GaussLength ? 0 : 1)];
        if (Volatile.Read(ref rule) is not { } kept)
        {
            kept = new double[2 * length];
            BetaNodes.Gauss(state.A, state.B, kept.AsSpan(0, length), kept.AsSpan(length));
            Volatile.Write(ref rule, kept);
        }

        nodes = kept.AsSpan(0, length);
        weights = kept.AsSpan(length);
        return true;
    }
}
