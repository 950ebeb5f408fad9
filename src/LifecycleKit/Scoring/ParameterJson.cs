using LifecycleKit.Clv;

namespace LifecycleKit.Scoring;

/// <summary>Checks persisted parameters and their covariance, for any model.</summary>
internal static class ParameterJson
{
    public static void Check(string model, double[] parameters, double[]? covariance, int dimension, List<Diagnostic> diagnostics)
    {
        Require(
            parameters.Length == dimension && Array.TrueForAll(parameters, ModelParameters.IsInRange), "parameters",
            "The parameters do not fit the model.", $"Give {dimension} parameters, each from 1E-15 to 1E15.");
        if (covariance is null) return;
        var fits = Require(
            covariance.Length == dimension * dimension && Array.TrueForAll(covariance, double.IsFinite), "covarianceOfLogs",
            "The covariance does not fit the parameters.",
            $"Give {dimension} rows of {dimension} finite numbers, or leave the member out.");
        if (!fits) return;
        var all = Enumerable.Range(0, dimension);
        Require(
            all.All(i => covariance[i * dimension + i] >= 0), "covarianceOfLogs", "A variance is below 0.",
            "Give variances of at least 0.");
        Require(
            all.All(i => all.All(j => covariance[i * dimension + j].Equals(covariance[j * dimension + i]))), "covarianceOfLogs",
            "The covariance is not symmetric.",
            "Give the same number on both sides of the diagonal.");

        bool Require(bool isRight, string member, string message, string suggestion)
        {
            if (!isRight) diagnostics.Add(Diagnostic.Error(DiagnosticIds.OutOfRange, $"{model}/{member}", message, suggestion));
            return isRight;
        }
    }
}
