using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>ln S(to) / S(from) under BdW, and under sBG with c = 1, with gradient and Hessian in α, β and c.</summary>
internal static class RetentionDerivatives
{
    /// <summary>The value, three of the gradient, and the upper triangle of the Hessian, row by row.</summary>
    public const int Length = 10;

    /// <summary>The index of ∂²/∂θᵢ∂θⱼ, i ≤ j.</summary>
    public static int Place(int i, int j) => 4 + i * 3 - i * (i - 1) / 2 + (j - i);

    public static void Fill(double α, double β, double c, double from, double to, Span<double> row)
    {
        row.Clear();
        if (from == to) return;
        var start = from > 0 ? Math.Pow(from, c) : 0;
        var distance = from > 0 ? start * ElementaryFunctions.Expm1(c * ElementaryFunctions.Log1p((to - from) / from)) : Math.Pow(to, c);
        row[0] = GammaFunctions.LogBetaShift(α, β + start, distance);
        var both = GammaFunctions.DigammaDifference(α + β + start, distance);
        row[1] = -both;
        row[2] = GammaFunctions.DigammaDifference(β + start, distance) - both;
        var bothSecond = GammaFunctions.TrigammaDifference(α + β + start, distance);
        row[4] = -bothSecond;
        row[5] = -bothSecond;
        row[7] = GammaFunctions.TrigammaDifference(β + start, distance) - bothSecond;
        AddPower(α, β, Math.Pow(to, c), Math.Log(to), 1, row);
        if (from > 0) AddPower(α, β, start, Math.Log(from), -1, row);
    }

    /// <summary>From ln r to ln(1 − r): with q = r / (1 − r), the derivatives are −q ∂ and −q ∂² − q (1 + q) ∂ ∂.</summary>
    public static void Complement(ReadOnlySpan<double> renewal, Span<double> row)
    {
        row[0] = ElementaryFunctions.LogOneMinusExp(renewal[0]);
        var q = 1 / ElementaryFunctions.Expm1(-renewal[0]);
        for (var i = 0; i < 3; i++)
        {
            row[1 + i] = -q * renewal[1 + i];
            for (var j = i; j < 3; j++)
                row[Place(i, j)] = -q * (renewal[Place(i, j)] + (1 + q) * renewal[1 + i] * renewal[1 + j]);
        }
    }

    /// <summary>The derivatives of ln S(t) in c, through the power t^c: ∂/∂c = t^c ln t ∂/∂t^c.</summary>
    private static void AddPower(double α, double β, double power, double logTime, double sign, Span<double> row)
    {
        var slope = -GammaFunctions.DigammaDifference(β + power, α);
        var bend = -GammaFunctions.TrigammaDifference(β + power, α);
        var speed = power * logTime;
        row[3] += sign * slope * speed;
        row[6] -= sign * GammaFunctions.Trigamma(α + β + power) * speed;
        row[8] += sign * bend * speed;
        row[9] += sign * (bend * speed * speed + slope * speed * logTime);
    }
}
