namespace LifecycleKit.Conditions;

/// <summary>
/// Reads a field as a whole number of its units, or as <see cref="Scaled.Missing"/> or <see cref="Scaled.DoesNotFit"/>; an instant as UTC ticks, or 0.
/// </summary>
internal delegate long SlotReader(in Facts facts);
