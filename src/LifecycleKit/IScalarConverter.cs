namespace LifecycleKit;

/// <summary>Marks the converters whose value may be a text, a number or a boolean in JSON, or a list of such.</summary>
/// <remarks>It is in the root, so that <see cref="JsonShape"/> recognises them without naming the folder of conditions.</remarks>
internal interface IScalarConverter;
