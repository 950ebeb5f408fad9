using System.Text.Json;
using LifecycleKit.Clv;

namespace LifecycleKit.Scoring;

/// <summary>What persisted parameters and their covariance must be, whatever the model.</summary>
internal static class ParameterContract
{
    /// <exception cref="JsonException">They are not that.</exception>
    public static void Check(string model, double[]? parameters, double[]? covariance, int dimension)
    {
        if (parameters?.Length != dimension || !Array.TrueForAll(parameters, ModelParameters.IsInRange))
            throw PopulationModelContract.Wrong($"{model}.parameters", $"there must be {dimension}, each from 1E-15 to 1E15");
        if (covariance is null) return;
        if (covariance.Length != dimension * dimension || !Array.TrueForAll(covariance, double.IsFinite))
            throw PopulationModelContract.Wrong($"{model}.covarianceOfLogs", $"there must be {dimension} rows of {dimension} finite numbers, or no such member");
        for (var i = 0; i < dimension; i++)
        {
            if (covariance[i * dimension + i] < 0)
                throw PopulationModelContract.Wrong($"{model}.covarianceOfLogs", "no variance must be below 0");
            for (var j = 0; j < i; j++)
            {
                if (!covariance[i * dimension + j].Equals(covariance[j * dimension + i]))
                    throw PopulationModelContract.Wrong($"{model}.covarianceOfLogs", "it must be symmetric");
            }
        }
    }
}
