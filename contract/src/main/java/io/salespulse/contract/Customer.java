package io.salespulse.contract;

import java.time.Instant;
import java.util.Optional;

/** A customer as sent to {@link Topic#CUSTOMERS}; sent again when it changes, the newest wins. */
public record Customer(
    String customerId,
    String name,
    Optional<String> gender,
    Optional<String> email,
    Optional<String> phone,
    Instant signupDate,
    String location,
    Membership membershipType) {}
