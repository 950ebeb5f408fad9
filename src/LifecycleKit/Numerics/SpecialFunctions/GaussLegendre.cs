using System.Numerics;

namespace LifecycleKit.Numerics;

/// <summary>
/// Gauss–Legendre rules on [0, 1] for the orders 8, 12, 16, 24, 32, 48 and 64: nodes ξ ascending, 1 − ξ as precise as ξ, weights.
/// Computed at type initialisation by Newton's method on Legendre polynomials in ξ, so that nodes near 0 keep their relative precision.
/// </summary>
internal static class GaussLegendre
{
    private const int NewtonSteps = 6;

    private static readonly (double[] Nodes, double[] Complements, double[] Weights) Of8 = Rule(8);
    private static readonly (double[] Nodes, double[] Complements, double[] Weights) Of12 = Rule(12);
    private static readonly (double[] Nodes, double[] Complements, double[] Weights) Of16 = Rule(16);
    private static readonly (double[] Nodes, double[] Complements, double[] Weights) Of24 = Rule(24);
    private static readonly (double[] Nodes, double[] Complements, double[] Weights) Of32 = Rule(32);
    private static readonly (double[] Nodes, double[] Complements, double[] Weights) Of48 = Rule(48);
    private static readonly (double[] Nodes, double[] Complements, double[] Weights) Of64 = Rule(64);

    /// <summary>The nodes ξ of a rule, ascending.</summary>
    public static ReadOnlySpan<double> Nodes(int order) => Of(order).Nodes;

    /// <summary>1 − ξ for every node, relatively precise also near 0.</summary>
    public static ReadOnlySpan<double> Complements(int order) => Of(order).Complements;

    /// <summary>The weights of the nodes; their sum is 1.</summary>
    public static ReadOnlySpan<double> Weights(int order) => Of(order).Weights;

    private static (double[] Nodes, double[] Complements, double[] Weights) Of(int order) => order switch
    {
        8 => Of8,
        12 => Of12,
        16 => Of16,
        24 => Of24,
        32 => Of32,
        48 => Of48,
        64 => Of64,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "There is no Gauss–Legendre rule of this order."),
    };

    /// <summary>The rule of an even order, which has no node in the middle.</summary>
    private static (double[] Nodes, double[] Complements, double[] Weights) Rule(int order)
    {
        var nodes = new double[order];
        var complements = new double[order];
        var weights = new double[order];
        for (var i = 0; i < order / 2; i++)
        {
            // Tricomi's first guess of the angle.
            var half = Math.Sin(Math.PI * (i + 0.75) / (order + 0.5) / 2);
            var node = half * half;
            for (var step = 0; step < NewtonSteps; step++) node -= NewtonStep(order, Legendre(order, node), node);

            // The last step and the weight in decimals: the recurrence in doubles loses too many digits. The cast keeps 15 digits.
            var exact = (decimal)node;
            exact -= NewtonStep(order, Legendre(order, exact), exact);
            node = (double)exact;
            var (last, before) = Legendre(order, exact);
            var previous = order * (before - (1 - 2 * exact) * last);
            var mirror = order - 1 - i;
            nodes[i] = complements[mirror] = node;
            nodes[mirror] = complements[i] = 1 - node;
            weights[i] = weights[mirror] = (double)(4 * exact * (1 - exact) / (previous * previous));
        }

        return (nodes, complements, weights);
    }

    /// <summary>P/P′ in ξ, from P of an order and of the one before.</summary>
    private static T NewtonStep<T>(int order, (T Last, T Before) legendre, T node) where T : INumber<T>
    {
        var two = T.One + T.One;
        var (last, before) = legendre;
        return -two * node * (T.One - node) * last / (T.CreateChecked(order) * (before - (T.One - two * node) * last));
    }

    /// <summary>The Legendre polynomials of an order and of the one before at 1 − 2ξ, by the recurrence of their differences.</summary>
    private static (T Last, T Before) Legendre<T>(int order, T node) where T : INumber<T>
    {
        var (value, difference) = (T.One, T.Zero);
        for (var k = 0; k < order; k++)
        {
            difference = (T.CreateChecked(k) * difference - T.CreateChecked(4 * k + 2) * node * value) / T.CreateChecked(k + 1);
            value += difference;
        }

        return (value, value - difference);
    }
}
