namespace LifecycleKit.Clv;

/// <summary>The covariance of the estimates of a model's parameters.</summary>
/// <remarks>Symmetric; in the order of the model's parameters.</remarks>
internal sealed class ParameterCovariance
{
    private readonly double[] _logs;
    private readonly double[] _parameters;

    /// <param name="parameters">The natural parameters.</param>
    /// <param name="logs">The covariance of their logarithms, row by row.</param>
    internal ParameterCovariance(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logs) =>
        (_parameters, _logs) = (parameters.ToArray(), logs.ToArray());

    /// <summary>The number of parameters.</summary>
    public int Dimension => _parameters.Length;

    /// <summary>Gets the covariance of two parameters, in the product of their units.</summary>
    /// <param name="row">The index of the first parameter, from 0.</param>
    /// <param name="column">The index of the second parameter, from 0.</param>
    public double this[int row, int column] => _parameters[row] * _parameters[column] * _logs[row * Dimension + column];

    /// <summary>The covariance of the logarithms of the parameters, row by row.</summary>
    internal ReadOnlySpan<double> OfLogs => _logs;
}
