namespace LifecycleKit.Numerics;

/// <summary>A function of one number. Implementations are structs, so calls are direct and nothing is allocated.</summary>
internal interface IScalarFunction
{
    double Value(double x);
}
