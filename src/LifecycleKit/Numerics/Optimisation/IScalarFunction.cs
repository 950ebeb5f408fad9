namespace LifecycleKit.Numerics;

/// <summary>A function of one number, as a struct, so that its calls are direct and nothing is allocated.</summary>
internal interface IScalarFunction
{
    double Value(double x);
}
