namespace LifecycleKit.Conditions;

/// <summary>Reads a field as a whole number of its units; <see cref="FactSlots.Missing"/> and <see cref="FactSlots.TooLarge"/> are none.</summary>
internal delegate long SlotReader(in Facts facts);
